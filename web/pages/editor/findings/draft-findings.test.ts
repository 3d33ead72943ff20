import { expect, test } from 'vitest'
import { withAnyOfs } from '#core/any-of'
import { draftOf } from '#core/draft'
import { accountOf, ana, appOf, bo, country, domain, groupOf, inGroup, policyOf, staff } from '#core/findings/example'
import { findingKey } from '#core/findings/finding'
import { checkDraft } from '../draft-check'
import { findingsIn, repeats } from './draft-findings'

const live = policyOf([staff], { id: 'p' })
const facts = accountOf({ policies: [live], groups: [groupOf('g', [ana])], apps: [appOf([live])] })
const found = (document: object, more = {}) =>
  findingsIn(checkDraft(draftOf('policies', document), live), { id: 'p', facts, waivers: [], ...more })
const idsAt = (findings: ReturnType<typeof found>, place: string) =>
  findings.byPlace.get(place)?.map(({ id }) => id) ?? []

test('what is found stands at the rule it is about', () => {
  const findings = found({ ...live, include: [staff, domain('gmail.com')] })
  expect(idsAt(findings, 'include.1')).toContain('OPEN-05')
  expect(idsAt(findings, 'include.0')).toEqual([])
})

test('what is found in a field stands at that field', () => {
  expect(idsAt(found({ ...live, session_duration: '0s' }), 'session_duration')).toEqual(['SESS-03'])
})

test('where something keeps the draft from being saved, it is not said twice', () => {
  expect(found({ ...live, include: [] }).counting.map(({ id }) => id)).not.toContain('NEVER-10')
})

test('a new document is judged beside all others, and is no other of them', () => {
  const checked = checkDraft(draftOf('groups', groupOf('x', [ana, ana])), undefined)
  const findings = findingsIn(checked, { id: undefined, facts, waivers: [] })
  expect(findings.counting.map(({ id }) => id)).toEqual(['RED-02'])
})

test('a fix makes the next draft, in which nothing of it is left', () => {
  const draft = { ...live, require: [country('PT'), country('ES')] }
  const [finding] = found(draft).counting
  expect(finding?.id).toBe('NEVER-03')
  const fixed = draftOf('policies', finding?.fix?.apply(draft) ?? {})
  const next = withAnyOfs(fixed, finding?.fix?.anyOfs ?? new Map())
  const left = findingsIn(checkDraft(next, live), { id: 'p', facts, waivers: [] })
  // Neither two countries, nor a group that nobody has made yet.
  expect(left.counting).toEqual([])
  expect(next.require.map(({ anyOf }) => anyOf?.rules.length)).toEqual([2])
})

test('what is waived does not count, and is there to be shown', () => {
  const draft = { ...live, include: [inGroup('g'), bo, domain('gmail.com')] }
  const [finding] = found(draft).counting
  const waiver = {
    id: 'w',
    finding: findingKey(finding!),
    reason: 'For now.',
    until: '2026-12-31',
    actor: 'ada@example.com',
    at: '2026-11-20T12:00:00Z',
  }
  const findings = found(draft, { waivers: [waiver] })
  expect(findings.waived).toEqual([{ finding, waiver }])
  expect(findings.counting).not.toContainEqual(finding)
})

test('a finding that says what a doubt says takes its place', () => {
  const draft = { ...live, include: [ana, ana] }
  const checked = checkDraft(draftOf('policies', draft), live)
  const [doubt] = checked.byPlace.get('include.1') ?? []
  const [finding] = found(draft).byPlace.get('include.1') ?? []
  expect(doubt?.message).toBe('Listed twice.')
  expect(finding && doubt && repeats(finding, doubt)).toBe(true)
})
