import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../account-settings'
import { accountOf, ana, appOf, bo, domain, groupOf, inGroup, policyOf, staff } from './example'
import { findingsOf, findingsOfDraft, titleOf } from './find'
import { SEVERITIES } from './finding'

const payroll = policyOf([inGroup('team')], { id: 'payroll', name: 'Payroll' })
const careless = policyOf([domain('gmail.com')], { id: 'careless' })
const account = accountOf({
  policies: [payroll, careless],
  groups: [groupOf('team', [ana])],
  apps: [appOf([payroll])],
})

const idsOf = (findings: readonly { id: string }[]) => findings.map(({ id }) => id)

test('a draft is told what it would do, and nothing of other documents', () => {
  const team = groupOf('team', [ana, domain('gmail.com')])
  const findings = findingsOfDraft('groups', team, account)
  expect(idsOf(findings)).toContain('OPEN-05')
  expect(findings.map(({ place }) => place.id)).not.toContain('careless')
})

test('a draft is judged with the account as it stands, and leaves it as it is', () => {
  const before = idsOf(findingsOf(account))
  expect(idsOf(findingsOfDraft('groups', groupOf('team', []), account))).toContain('NEVER-10')
  expect(idsOf(findingsOf(account))).toEqual(before)
})

test('a new policy is not called unused before it is saved', () => {
  const { updated_at: _never, ...fresh } = policyOf([staff], { id: 'new', app_count: 0 })
  expect(idsOf(findingsOfDraft('policies', fresh, account))).toEqual([])
})

test('whom a draft lets in by a group that its save makes is not told to be locked out', () => {
  const guarded = { settings: DEFAULT_SETTINGS, people: [], actor: 'ana@example.com' }
  const live = accountOf({ policies: [policyOf([ana])], apps: [appOf([policyOf([ana])])], guarded })
  const draft = policyOf([inGroup('new:abcd')])
  const told = (made: ReturnType<typeof groupOf>[]) => idsOf(findingsOfDraft('policies', draft, live, made))
  expect(told([groupOf('new:abcd', [ana, bo])])).not.toContain('LOCK-01')
  expect(told([groupOf('new:abcd', [bo])])).toContain('LOCK-01')
})

test('an application that a draft would lock is told at the draft', () => {
  const closed = { ...payroll, decision: 'deny' as const }
  expect(idsOf(findingsOfDraft('policies', closed, account))).toEqual(expect.arrayContaining(['LOCK-03', 'ACT-11']))
})

test('the gravest comes first', () => {
  const severities = findingsOf({ ...account, policies: [careless, policyOf([], { id: 'empty' })] }).map(
    ({ severity }) => SEVERITIES.indexOf(severity),
  )
  expect(severities).toEqual(severities.toSorted((a, b) => a - b))
  expect(severities.length).toBeGreaterThan(1)
})

test('what could not be read gives no finding about what it holds', () => {
  const unread = accountOf({
    policies: [policyOf([{ login_method: { id: 'x' } }, { service_token: { token_id: 'x' } }])],
    identity_providers: undefined,
    service_tokens: undefined,
  })
  expect(idsOf(findingsOf(unread)).filter((id) => id.startsWith('REF'))).toEqual([])
})

test('documents of any shape are looked at without failing', () => {
  const odd = {
    id: 'odd',
    name: 7,
    decision: 'dance',
    include: 'all',
    require: [null, 3, [], { geo: 'PT' }],
    exclude: {},
    approval_required: true,
    approval_groups: [null, { approvals_needed: 'x', email_addresses: [1] }],
    mfa_config: [],
  }
  expect(() =>
    findingsOf(
      accountOf({
        policies: [odd as never],
        groups: [{ id: 'g', name: 'G', include: [{ group: { id: 7 } }] }],
        apps: [appOf([], { domain: '/' })],
      }),
    ),
  ).not.toThrow()
})

test('each check has a plain name, and an unknown number has none', () => {
  expect(titleOf('OPEN-01')).toBe('Anyone who can log in gets in')
  expect(titleOf('OPEN-99')).toBeUndefined()
})
