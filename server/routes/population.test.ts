import { expect, test, vi } from 'vitest'
import type { Person } from '#core/population'
import { appOverSandbox, appUnderTest } from '../app-under-test'
import { envelope, json, refusal, scriptedUpstream } from '../cloudflare/scripted-upstream'
import { practiceCompany } from '../sandbox/practice/accounts'
import { handClock, seedWith } from '../sandbox/sandbox-under-test'

// A whole company.
vi.setConfig({ testTimeout: 30_000 })

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`
const OKTA = id(7)
const ana = { id: id(1), email: 'Ana@example.com', name: 'Ana', last_successful_login: '2026-11-19T10:00:00Z' }
const bo = { id: id(2), email: 'bo@example.com', name: 'Bo', last_successful_login: '2026-11-18T10:00:00Z' }
const login = (email: string, created_at: string, more: object = {}) => ({
  id: `${email} ${created_at}`,
  ray_id: `${email} ${created_at}`,
  action: 'login',
  allowed: true,
  app_uid: id(5),
  connection: 'okta',
  created_at,
  ip_address: '192.0.2.7',
  user_email: email,
  ...more,
})

const seed = () =>
  seedWith({
    users: [ana, bo, { id: id(3), email: 'never@example.com' }],
    identities: [
      {
        id: 'i1',
        user_id: ana.id,
        last_login: ana.last_successful_login,
        request: {
          email: 'ana@example.com',
          country: 'PT',
          asserted: { groups: ['Finance'] },
          identity_provider: { id: OKTA, type: 'okta' },
        },
      },
    ],
    identity_providers: [{ id: OKTA, name: 'Okta', type: 'okta', scim_config: { enabled: true } }],
    scim_users: [
      {
        id: 's1',
        identity_provider_id: OKTA,
        userName: 'cy',
        displayName: 'Cy',
        emails: [{ value: 'cy@example.com', primary: true }],
      },
    ],
    access_requests: [
      login('bo@example.com', '2026-11-18T10:00:00Z'),
      login('bo@example.com', '2026-11-17T10:00:00Z', { ip_address: '192.0.2.1' }),
      login('guest@partner.example', '2026-11-16T10:00:00Z', { connection: 'onetimepin' }),
      login('stranger@evil.example', '2026-11-19T10:00:00Z', { allowed: false }),
    ],
    groups: [{ id: id(8), name: 'Named', include: [{ email: { email: 'Dee@example.com' } }] }],
  })

async function populationUnderTest(...args: Parameters<typeof appOverSandbox>) {
  const under = await appOverSandbox(...args)
  const read = async () => (await under.call('GET', `/api/accounts/${under.account}/population`)).body
  const settled = () =>
    vi.waitFor(async () => {
      const body = await read()
      expect(body.reading.done).toBe(body.reading.of)
      return body
    })
  return { ...under, read, settled }
}

const byEmail = (body: { people: Person[] }) => Object.fromEntries(body.people.map((person) => [person.email, person]))

test('people of all sources are one each, with what is known of their last login', async () => {
  const { settled } = await populationUnderTest([seed()])
  const body = await settled()
  const people = byEmail(body)
  expect(Object.keys(people).toSorted()).toEqual([
    'ana@example.com',
    'bo@example.com',
    'cy@example.com',
    'dee@example.com',
    'guest@partner.example',
    'never@example.com',
  ])
  expect(people['ana@example.com']).toMatchObject({
    name: 'Ana',
    sources: [{ from: 'access', at: ana.last_successful_login }],
    factsAt: '2026-11-19T10:00:00.000Z',
    request: { country: 'PT', asserted: { groups: ['Finance'] }, identity_provider: { id: OKTA } },
  })
  // Nothing is kept of what was asserted of Bo: the log of logins tells the rest.
  expect(people['bo@example.com']).toMatchObject({
    factsAt: '2026-11-18T10:00:00Z',
    request: { ip: '192.0.2.7', identity_provider: { id: OKTA, type: 'okta' } },
  })
  expect(people['bo@example.com']?.request).not.toHaveProperty('asserted')
  // No login method of that type is there, so it is not known which it was.
  expect(people['guest@partner.example']?.request).not.toHaveProperty('identity_provider')
  expect(people['cy@example.com']?.sources).toEqual([{ from: 'directory', at: '2026-11-20T12:00:00.500Z' }])
  expect(people['dee@example.com']?.sources).toEqual([{ from: 'rules' }])
  expect(body).toMatchObject({ unread: [], reading: { done: 2, of: 2 } })
})

test('the first answer does not wait for last logins, and says how many are being read', async () => {
  const { read, settled, sent } = await populationUnderTest([practiceCompany()])
  const first = await read()
  expect(first.reading.done).toBe(0)
  expect(first.reading.of).toBeGreaterThan(30)
  const { people } = await settled()
  expect(people.filter((person: Person) => person.request.asserted).length).toBe(first.reading.of)
  const before = sent.length
  await settled()
  expect(sent.length).toBe(before)
})

test('with a token nobody is read before somebody asks, and then people are there for every page', async () => {
  const { call, account, read, asked, clock } = await populationUnderTest([seed()], { mode: 'live' })
  const at = `/api/accounts/${account}/population`
  expect(await read()).toEqual({ asked: false })
  expect(asked).toEqual([])
  await call('GET', `${at}?ask=yes`)
  await vi.waitFor(async () => expect((await read()).reading).toEqual({ done: 2, of: 2 }))
  const sources = () => asked.filter((path) => /\/access\/users$|\/scim\/|\/logs\//.test(path)).length
  expect(sources()).toBe(['users', 'log of logins', 'directory'].length)
  // Neither soon nor much later does a page that only shows them have them read again; who needs them again does.
  for (const seconds of [1, 3600]) {
    clock.advance(seconds)
    const body = await read()
    expect(body).toMatchObject({ asked: true, unread: [], reading: { done: 2, of: 2 } })
    expect(Object.keys(byEmail(body))).toHaveLength(6)
  }
  expect(sources()).toBe(3)
  await call('GET', `${at}?ask=yes`)
  await vi.waitFor(() => expect(sources()).toBe(6))
})

test('with a token a publish has the people read, and pages show them from then on', async () => {
  const { call, account, read } = await populationUnderTest([seed()], { mode: 'live' })
  const document = { name: 'New', include: [{ email: { email: 'ana@example.com' } }] }
  const changes = [{ action: 'create', kind: 'groups', id: 'new:1', document }]
  expect((await call('POST', `/api/accounts/${account}/assess`, { changes })).status).toBe(200)
  expect(await read()).toMatchObject({ asked: true, unread: [] })
})

test('with a token, people who could not be read are told so by each page, which does not ask again by itself', async () => {
  const { call, account, read, asked, upstream } = await populationUnderTest([seed()], { mode: 'live' })
  upstream.answer = json(refusal(10000, 'Authentication error'), 403)
  await call('GET', `/api/accounts/${account}/population?ask=yes`)
  upstream.answer = undefined
  const before = asked.filter((path) => path.endsWith('/access/users')).length
  expect(await read()).toMatchObject({
    asked: true,
    unread: expect.arrayContaining([expect.objectContaining({ from: 'access' })]),
  })
  expect(asked.filter((path) => path.endsWith('/access/users'))).toHaveLength(before)
})

test('where half of the budget is spent, last logins are not read', async () => {
  const { options } = scriptedUpstream()
  const asked: string[] = []
  const { call } = appUnderTest({
    upstream: {
      ...options,
      calls: 20,
      fetch: (url, init) => {
        const { pathname } = new URL(url)
        asked.push(pathname)
        const users = Array.from({ length: 30 }, (_, nth) => ({
          ...bo,
          id: id(nth).slice(-36),
          email: `p${nth}@example.com`,
        }))
        const answer = pathname.endsWith('/last_seen_identity')
          ? { email: bo.email }
          : pathname.endsWith('/users')
            ? users
            : []
        return json(envelope(answer))(new URL(url), init)
      },
    },
  })
  const { body } = await call('GET', `/api/accounts/${'a'.repeat(32)}/population`)
  expect(body.people).toHaveLength(30)
  expect(body.reading.of).toBeLessThan(10)
})

test('who logs in again is asked about again, and nobody else', async () => {
  let [lastLogin, asked] = [ana.last_successful_login, 0]
  const { options } = scriptedUpstream()
  const clock = handClock()
  const { call } = appUnderTest({
    clock: clock.now,
    upstream: {
      ...options,
      clock: clock.now,
      calls: Infinity,
      fetch: (url, init) => {
        const { pathname } = new URL(url)
        const one = pathname.endsWith('/last_seen_identity')
        if (one) asked += 1
        const users = [{ ...ana, last_successful_login: lastLogin }, bo]
        return json(envelope(one ? { email: 'ana@example.com' } : pathname.endsWith('/access/users') ? users : []))(
          new URL(url),
          init,
        )
      },
    },
  })
  const read = async () => (await call('GET', `/api/accounts/${'a'.repeat(32)}/population`)).body.reading
  await read()
  await vi.waitFor(async () => expect(await read()).toEqual({ done: 2, of: 2 }))
  expect(asked).toBe(2)
  lastLogin = '2026-11-20T11:00:00Z'
  clock.advance(700)
  await vi.waitFor(async () => {
    await read()
    expect(asked).toBe(3)
  })
})

test('a source that may not be read is named, and the others are there', async () => {
  const { options } = scriptedUpstream()
  const refused = (...parts: string[]) =>
    appUnderTest({
      upstream: {
        ...options,
        fetch: (url, init) => {
          const { pathname } = new URL(url)
          const denied = parts.some((part) => pathname.includes(part))
          const answer = pathname.endsWith('/identity_providers')
            ? [{ id: OKTA, name: 'Okta', type: 'okta', scim_config: { enabled: true } }]
            : pathname.endsWith('/groups') && !pathname.includes('scim')
              ? [{ id: id(8), name: 'Named', include: [{ email: { email: 'dee@example.com' } }] }]
              : pathname.endsWith('/access/users')
                ? [{ ...ana, last_successful_login: undefined }]
                : []
          return json(denied ? refusal(10000, 'Authentication error') : envelope(answer), denied ? 403 : 200)(
            new URL(url),
            init,
          )
        },
      },
    }).call('GET', `/api/accounts/${'a'.repeat(32)}/population`)
  const emails = ({ people }: { people: Person[] }) => people.map(({ email }) => email).toSorted()

  const { body: noDirectory } = await refused('/scim/')
  expect(emails(noDirectory)).toEqual(['ana@example.com', 'dee@example.com'])
  expect(noDirectory.unread).toMatchObject([
    { from: 'directory', permission: 'Access: Organizations, Identity Providers, and Groups Read' },
  ])

  const { body: noUsers } = await refused('/access/users', '/access/logs')
  expect(emails(noUsers)).toEqual(['dee@example.com'])
  expect(noUsers.unread).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ from: 'access', permission: 'Access: Audit Logs Read' })]),
  )

  const { status, body: nothing } = await refused('/')
  expect(status).toBe(200)
  expect(nothing.people).toEqual([])
  expect(new Set(nothing.unread.map(({ from }: { from: string }) => from))).toEqual(
    new Set(['access', 'directory', 'rules']),
  )
})

test('the last login of one person is told whole', async () => {
  const { call, account } = await appOverSandbox([seed()])
  const of = (email: string) => call('GET', `/api/accounts/${account}/people/${encodeURIComponent(email)}/last-login`)
  const { status, body } = await of('ANA@example.com')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    email: 'ana@example.com',
    name: 'Ana',
    at: '2026-11-19T10:00:00.000Z',
    request: { email: 'ana@example.com', country: 'PT', asserted: { groups: ['Finance'] } },
  })
  // Cloudflare keeps nothing of Bo but that there was a login.
  expect((await of('bo@example.com')).body).toEqual({
    email: 'bo@example.com',
    name: 'Bo',
    at: bo.last_successful_login,
    request: { email: 'bo@example.com' },
  })
  for (const email of ['never@example.com', 'nobody@example.com']) {
    const { status: missing, body: words } = await of(email)
    expect({ missing, message: words.error.message }).toEqual({
      missing: 404,
      message: expect.stringContaining('has never logged in'),
    })
  }
  expect((await of('no address')).status).toBe(400)
})

test('past logins since a day are told, newest first, with how long they are kept', async () => {
  const { call, account } = await appOverSandbox([seed()])
  const since = (day: string) => call('GET', `/api/accounts/${account}/logins${day}`)
  const { body } = await since('')
  expect(body).toMatchObject({
    since: '2026-10-21',
    whole: true,
    oldest: '2026-11-16T10:00:00Z',
    retention: expect.stringContaining('30 days'),
  })
  expect(body.logins[0]).toEqual({
    allowed: false,
    app_uid: id(5),
    email: 'stranger@evil.example',
    ip: '192.0.2.7',
    connection: 'okta',
    created_at: '2026-11-19T10:00:00Z',
  })
  expect((await since('?since=2026-11-18')).body.logins).toHaveLength(2)
  for (const wrong of ['?since=yesterday', '?since=2026-13-01', '?since=2027-01-01', '?since='])
    expect((await since(wrong)).status, wrong).toBe(400)
})

test('a log longer than ten pages is told as far as it was read', async () => {
  const { options } = scriptedUpstream()
  let pages = 0
  const { call } = appUnderTest({
    perPage: 10,
    upstream: {
      ...options,
      fetch: (url, init) => {
        pages += 1
        const rows = Array.from({ length: 10 }, (_, nth) =>
          login('bo@example.com', `2026-11-${String(20 - pages).padStart(2, '0')}T10:0${nth}:00Z`),
        )
        return json(envelope(rows))(new URL(url), init)
      },
    },
  })
  const { body } = await call('GET', `/api/accounts/${'a'.repeat(32)}/logins`)
  expect({ pages, rows: body.logins.length, whole: body.whole }).toEqual({ pages: 10, rows: 100, whole: false })
})

test('without the permission the log is told as unread; an outage fails as everywhere', async () => {
  const { call, account, upstream } = await appOverSandbox([seed()])
  upstream.answer = json(refusal(10000, 'Authentication error'), 403)
  const { status, body } = await call('GET', `/api/accounts/${account}/logins`)
  expect({ status, logins: body.logins, unread: body.unread.permission }).toEqual({
    status: 200,
    logins: [],
    unread: 'Access: Audit Logs Read',
  })
  upstream.answer = json(refusal(1, 'no'), 500)
  expect((await call('GET', `/api/accounts/${account}/logins?since=2026-11-01`)).status).toBe(502)
})
