import { expect, test } from 'vitest'
import type { DraftChange } from './draft-change'
import { accountOf, appOf, country, device, everyone, oktaGroup, policyOf, staff } from './findings/example'
import { textOf } from './phrase'
import { personNamed, type Person } from './population'
import { replay, replayWords } from './replay'

const wiki = policyOf([staff, oktaGroup('devs')], { id: 'wiki', name: 'Staff' })
const other = policyOf([everyone], { id: 'other', name: 'Other' })
const live = accountOf({
  policies: [wiki, other],
  apps: [appOf([wiki], { id: 'wiki', name: 'Wiki' }), appOf([other], { id: 'other', name: 'Other' })],
})
const dee: Person = {
  ...personNamed('dee@elsewhere.example'),
  request: {
    ...personNamed('dee@elsewhere.example').request,
    country: 'ES',
    ip: '203.0.113.7',
    identity_provider: { id: 'okta', type: 'okta' },
    asserted: { groups: ['devs'] },
  },
  factsAt: '2026-11-20T08:00:00Z',
}
const login = (user_email: string, rest = {}) => ({ user_email, app_uid: 'wiki', allowed: true, ...rest })
const now = (rest: Partial<typeof wiki>): DraftChange[] => [
  { action: 'update', kind: 'policies', id: 'wiki', document: { ...wiki, ...rest } },
]

test('past logins that would turn out differently, with the reason; others are not told', () => {
  const logins = [
    login('ana@example.com', { country: 'PT' }),
    login('bo@example.com', { country: 'ES' }),
    login('eve@gmail.com', { allowed: false, country: 'PT', connection: 'onetimepin' }),
    login('ana@example.com', { app_uid: 'other' }),
    login('ana@example.com', { app_uid: 'gone' }),
  ]
  const told = replay(logins, live, now({ require: [country('PT')] }), [])
  expect([told.reached, told.different.length, told.unjudged]).toEqual([3, 1, []])
  const [bo] = told.different
  expect(bo).toMatchObject({ login: { user_email: 'bo@example.com' }, before: 'granted', after: 'denied' })
  expect(textOf(bo?.reason ?? [])).toBe('Kept out: no policy lets them in.')
  expect(textOf(bo ? replayWords(bo) : [])).toBe('bo@example.com would no longer get into Wiki')
})

test('what was asserted is taken from the last login, when that was by the same method', () => {
  const told = (connection: string) =>
    replay([login('dee@elsewhere.example', { connection })], live, now({ include: [staff] }), [dee])
  expect(told('okta').different).toMatchObject([{ before: 'granted', after: 'denied' }])
  // By another method nothing was asserted that the rule asks for, before or after.
  expect(told('google')).toEqual({ reached: 1, different: [], unjudged: [] })
})

test('where they came from then is told by the log or not at all', () => {
  const [one, abroad] = [login('dee@elsewhere.example', { country: 'PT' }), login('dee@elsewhere.example')].map(
    (past) => replay([past], live, now({ include: [country('ES')] }), [dee]),
  )
  expect(one?.unjudged.map(({ missing }) => missing.map(({ what }) => textOf(what)))).toEqual([
    ['the login method used'],
  ])
  expect(textOf(abroad?.unjudged[0]?.reason ?? [])).toContain('Cannot tell: depends on')
})

test('what could not be judged says which fact is missing', () => {
  const told = replay([login('ana@example.com'), login('')], live, now({ require: [device('disk')] }), [])
  expect(told.unjudged.map(({ reason }) => textOf(reason))).toEqual([
    'Cannot tell: depends on the device check Disk is encrypted.',
    'The log does not say who came.',
  ])
  // The same check before and after: nothing can differ.
  const checked = accountOf({ ...live, policies: [{ ...wiki, require: [device('disk')] }, other] })
  const renamed = replay([login('ana@example.com')], checked, now({ require: [device('disk')], name: 'New' }), [])
  expect(renamed).toEqual({ reached: 1, different: [], unjudged: [] })
})
