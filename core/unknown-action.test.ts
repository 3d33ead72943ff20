import { expect, test } from 'vitest'
import { namesOf } from './account-names'
import { consequencesOf } from './consequences'
import { differences } from './diff'
import type { Decision } from './decision'
import { documentOf, draftOf } from './draft'
import type { DraftChange } from './draft-change'
import { explanationFor } from './effect-reason'
import { accountOf, ana, appOf, eve, everyone, groupOf, inGroup, policyOf, staff } from './findings/example'
import { checks } from './findings/checks'
import { findingsOf } from './findings/find'
import { writeJson } from './json'
import { textOf } from './phrase'
import { personNamed } from './population'
import { documentProblems } from './problems'
import { sentenceOf } from './sentence'

const quarantine = 'quarantine' as unknown as Decision

const unknown = policyOf([everyone], { id: 'new', name: 'New kind', decision: quarantine })
const allow = policyOf([staff], { id: 'staff', name: 'Staff' })
const account = accountOf({ policies: [unknown, allow], apps: [appOf([unknown, allow], { name: 'Wiki' })] })
const bo = { ...personNamed('bo@example.com'), factsAt: 'then' as const }
const person = { ...personNamed('ana@example.com'), factsAt: 'then' as const }

test('what a policy does whose action we do not know is told by no sentence', () => {
  const { nameOf } = namesOf(account)
  const sentence = textOf(sentenceOf('policies', unknown, { nameOf }))
  expect(sentence).toBe('An action we do not know yet for anyone who can log in.')
})

test('where one stands, nobody is said to be let in or kept out, and the answer names it', () => {
  const told = explanationFor(account, person, 'app', namesOf(account))
  expect(told?.outcome.access).toBe('unknown')
  expect(textOf(told?.reason ?? [])).toBe('Cannot tell: depends on the action of New kind, which we do not know yet.')
})

test('whom its own change touches is told as open, also where it is changed through a group', () => {
  const crew = groupOf('crew', [ana])
  const held = { ...unknown, include: [inGroup('crew')] }
  const facts = accountOf({ policies: [held], groups: [crew], apps: [appOf([held], { name: 'Wiki' })] })
  const counts = (change: DraftChange) => consequencesOf(facts, [change], [person, bo]).counts
  const ofPolicy = counts({ action: 'update', kind: 'policies', id: 'new', document: { ...held, include: [] } })
  const ofGroup = counts({ action: 'update', kind: 'groups', id: 'crew', document: { ...crew, include: [eve] } })
  // Bo, too: where nobody logs in, what comes of a rule about people cannot be told.
  for (const told of [ofPolicy, ofGroup]) expect(told).toEqual({ gain: 0, lose: 0, keep: 0, 'cannot-tell': 2 })
  const renamed = counts({ action: 'update', kind: 'policies', id: 'new', document: { ...held, name: 'Renamed' } })
  expect(renamed).toEqual({ gain: 0, lose: 0, keep: 2, 'cannot-tell': 0 })
})

test('when it is replaced by an action that we know, nobody gains or loses for sure', () => {
  const known = { ...unknown, decision: 'allow' as const }
  const change: DraftChange = { action: 'update', kind: 'policies', id: 'new', document: known }
  expect(consequencesOf(account, [change], [person, bo]).counts).toMatchObject({ gain: 0, lose: 0, 'cannot-tell': 2 })
})

test('a change beside one takes nobody’s access away for sure', () => {
  const change: DraftChange = {
    action: 'update',
    kind: 'policies',
    id: 'staff',
    document: { ...allow, include: [ana] },
  }
  expect(consequencesOf(account, [change], [person, bo]).counts).toMatchObject({ gain: 0, lose: 0 })
})

test('nothing is found of it that holds for another action', () => {
  const without = accountOf({ policies: [allow], apps: [appOf([allow], { name: 'Wiki' })] })
  const before = new Set(findingsOf(without).map(({ message }) => message))
  expect(findingsOf(account).filter(({ message }) => !before.has(message))).toEqual([])
})

test('of whatever else is found, nothing says who gets in', () => {
  const found = checks.flatMap(({ examples }) =>
    examples.finds.flatMap(({ account: example }) => {
      const policies = example.policies.map((policy) => ({ ...policy, decision: quarantine }))
      return findingsOf({ ...example, policies }).filter(({ place }) => place.kind === 'policies')
    }),
  )
  // What its rules say is wrong in itself is still told.
  expect(new Set(found.map(({ id }) => id.split('-')[0]))).toEqual(new Set(['NEVER', 'RED', 'REF']))
  expect(found.filter(({ message }) => /\b(was never let in|gets? in here|nobody gets in)\b/.test(message))).toEqual([])
})

test('it is kept letter for letter when something else is changed, and that alone is the change', () => {
  const draft = { ...draftOf('policies', unknown), name: 'Newer kind' }
  const document = documentOf(draft, unknown)
  expect(writeJson(document)).toBe(writeJson({ ...unknown, name: 'Newer kind' }))
  expect(differences('policies', unknown, document)).toHaveLength(1)
})

test('it stops no save as long as it stands, and is said to be unknown', () => {
  expect(documentProblems('policies', unknown, unknown)).toEqual([
    expect.objectContaining({
      place: { field: 'decision' },
      severity: 'doubt',
      message: expect.stringMatching(
        /^We do not know the action “quarantine”, so we cannot tell what this policy does/,
      ),
    }),
  ])
})

test('a new policy cannot be given one, however long it is', () => {
  const made = { ...allow, decision: 'x'.repeat(10_000) }
  const [problem] = documentProblems('policies', made)
  expect(problem?.severity).toBe('error')
  expect(problem?.message.length).toBeLessThan(250)
})
