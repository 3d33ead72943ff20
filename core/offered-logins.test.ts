import { expect, test } from 'vitest'
import type { AccessRequest } from './access-request'
import { namesOf } from './account-names'
import { consequencesOf } from './consequences'
import type { DraftChange } from './draft-change'
import { reasonFor } from './effect-reason'
import { evaluateRule } from './evaluate'
import { accountOf, ana, appOf, country, entraGroup, login, mfa, oktaGroup, policyOf, staff } from './findings/example'
import { judgeGuard } from './guards'
import { isByAnother, offeredAt, requestAt, withoutLoginMethod } from './offered-logins'
import { textOf } from './phrase'
import { personNamed, type Person } from './population'
import { replay } from './replay'
import { selectors } from './selectors'
import { TOLD_BY_LOGIN_METHOD } from './visit-fact'

/** Somebody whose last login was with Okta, and what Okta said then. */
const dee: Person = {
  ...personNamed('dee@example.com'),
  factsAt: '2026-11-20T08:00:00Z',
  request: {
    ...personNamed('dee@example.com').request,
    identity_provider: { id: 'okta', type: 'okta' },
    asserted: { groups: ['devs'] },
    auth_methods: ['mfa'],
    country: 'PT',
  },
}

function added(rule: unknown, allowed_idps?: string[], rest = {}) {
  const held = policyOf([ana], { id: 'p', name: 'Staff', ...rest })
  const app = appOf([held], { id: 'wiki', name: 'Wiki', ...(allowed_idps && { allowed_idps }) })
  const live = accountOf({ policies: [held], apps: [app] })
  const changes: DraftChange[] = [
    { action: 'update', kind: 'policies', id: 'p', document: { ...held, include: [ana, rule] } },
  ]
  const told = consequencesOf(live, changes, [dee])
  const why = reasonFor(live, changes, dee, 'wiki', namesOf(live))
  return { live, changes, effect: told.people[0]?.effect, reason: textOf(why?.reason ?? []) }
}

test.each([
  ['the login method', login('okta')],
  ['a group', oktaGroup('devs')],
  ['a kind of proof', mfa],
])('%s of the last login counts where its method is offered, and cannot be told where it is not', (_what, rule) => {
  for (const offered of [undefined, [], ['okta'], ['entra', 'okta']]) expect(added(rule, offered).effect).toBe('gain')
  expect(added(rule, ['entra'])).toMatchObject({
    effect: 'cannot-tell',
    reason: 'Cannot tell: depends on which login method they use (this application offers Entra ID only).',
  })
})

test('what no login method tells stays known, and what does not depend on it is told', () => {
  for (const rule of [staff, country('PT')]) expect(added(rule, ['entra']).effect).toBe('gain')
  expect(added(oktaGroup('devs'), ['entra'], { require: [country('ES')] }).effect).toBeUndefined()
})

test('several offered methods are named, and of many the first', () => {
  expect(added(entraGroup('a'), ['entra', 'google']).reason).toContain(
    '(this application offers Entra ID and Google only)',
  )
  expect(added(entraGroup('a'), ['entra', 'google', 'pin', 'x', 'y']).reason).toContain(
    '(this application offers Entra ID, Google, One-time PIN and 2 more only)',
  )
})

test('a guard sentence about somebody who must log in by another method cannot be told either', () => {
  const { live } = added(oktaGroup('devs'), ['entra'])
  const open = { ...live, policies: [policyOf([oktaGroup('devs')], { id: 'p' })] }
  const told = judgeGuard({ id: 'g', says: 'always-open', email: dee.email, app: 'wiki' }, open, [dee])
  expect([told.verdict, textOf(told.reason)]).toEqual([
    'cannot-tell',
    'Cannot tell: depends on which login method they use (this application offers Entra ID only). This is judged by what was known at the last login.',
  ])
})

test('a past login was by the method that it was, also where that is not offered any more', () => {
  const { live, changes } = added(oktaGroup('devs'), ['entra'])
  const past = { user_email: dee.email, app_uid: 'wiki', connection: 'okta' }
  expect(replay([past], live, changes, [dee]).different).toMatchObject([{ before: 'denied', after: 'granted' }])
})

test('a visit whose login method is not known, or that was by an offered one, is left as it is', () => {
  const offered = offeredAt({ id: 'a', name: 'A', policies: [], allowed_idps: ['okta'] })
  for (const request of [dee.request, personNamed('eve@example.com').request])
    expect(requestAt(request, offered)).toBe(request)
  expect(isByAnother({ ...dee.request, tookPlace: true }, new Set(['entra']))).toBe(false)
})

test.each(selectors.map((selector) => [selector.key, selector] as const))(
  '%s says that it asks for what a login method tells exactly when it cannot be told without',
  (key, selector) => {
    const lookup = { list: () => ['203.0.113.0/24'], group: () => null, accountId: 'our' }
    const { identity_provider_id: named } = selector.example
    const provider = typeof named === 'string' ? named : 'okta'
    const request: AccessRequest = {
      ...dee.request,
      identity_provider: { id: provider, type: 'cloudflare' },
      asserted: { groups: [], github: [], attributes: {}, auth_contexts: [], cloudflare_accounts: [] },
      ip: '203.0.113.1',
      posture: Object.fromEntries(Object.values(selector.example).map((value) => [String(value), true])),
      external: Object.fromEntries(Object.values(selector.example).map((value) => [String(value), true])),
      certificate: null,
      risk: 'low',
    }
    const judged = (facts: AccessRequest) => evaluateRule({ [key]: selector.example }, facts, lookup)
    expect(judged(request)).not.toBe('unknown')
    const asks = selector
      .asks(selector.example, { nameOf: () => ({ state: 'unread' }) })
      .some(({ fact }) => TOLD_BY_LOGIN_METHOD.has(fact))
    expect(judged(withoutLoginMethod(request)) === 'unknown').toBe(asks)
  },
)
