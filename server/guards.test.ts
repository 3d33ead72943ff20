import { ROLES } from '#core/role'
import { expect, test } from 'vitest'
import { appUnderTest } from './app-under-test'
import type { Actor, SignIn } from './auth/sign-in'
import { scriptedUpstream } from './cloudflare/scripted-upstream'
import { addressOf, everyRoute, isSignIn, isUnsafe, isWriting, parametersOf } from './every-route-under-test'
import { handClock } from './sandbox/sandbox-under-test'

const signedInAs = (actor: Actor): SignIn => ({ way: 'access', actorOf: () => actor })

function appWith(more: Partial<Parameters<typeof appUnderTest>[0]> = {}) {
  const { options, sent } = scriptedUpstream()
  return { ...appUnderTest({ upstream: options, mode: 'live', ...more }), sent }
}

const routes = everyRoute(appWith().app)
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const)
const writing = named.filter(([, route]) => isWriting(route) && !isSignIn(route))
const guarded = named.filter(([, route]) => !isSignIn(route))

test('there are routes to look at', () => {
  expect(guarded.length).toBeGreaterThan(20)
  expect(writing.length).toBeGreaterThan(6)
})

test.each(writing)('a viewer is refused by %s, with the reason, and Cloudflare is not asked', async (_, route) => {
  const { call, sent } = appWith({ signIn: signedInAs({ name: 'vi@example.com', role: 'viewer' }) })
  const { status, body } = await call(route.method, addressOf(route), {}, { 'if-match': '"x"' })
  expect({ status, code: body.error.code, sent }).toEqual({ status: 403, code: 'not_allowed', sent: [] })
  expect(body.error.message).toMatch(/role in this Gatehouse is viewer.*takes the role (editor|owner)/)
})

test.each(writing)('an owner is not refused by %s for the role', async (_, route) => {
  const { call } = appWith({ signIn: signedInAs({ name: 'oda@example.com', role: 'owner' }) })
  const { text } = await call(route.method, addressOf(route), {}, { 'if-match': '"x"' })
  expect(text).not.toContain('Your role in this Gatehouse')
})

test.each(guarded)('nobody gets anything of %s without being known', async (_, route) => {
  const signIn: SignIn = { way: 'link', actorOf: () => Promise.reject(new Error('must not be shown')) }
  const { call, sent } = appWith({ signIn })
  const { status, text } = await call(route.method, addressOf(route), isUnsafe(route) ? {} : undefined)
  expect({ status, sent }).toEqual({ status: 500, sent: [] })
  expect(text).not.toContain('must not be shown')
})

const foreign: [string, Record<string, string>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['another port of this computer', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }],
  ['a page without an origin', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
]
const unsafe = named.filter(([, route]) => isUnsafe(route))

test.each(unsafe.flatMap(([name, route]) => foreign.map(([who, headers]) => ({ name, route, who, headers }))))(
  '$name is closed to $who',
  async ({ route, headers }) => {
    const { call, sent } = appWith()
    const { status, body } = await call(route.method, addressOf(route), {}, headers)
    expect({ status, code: body.error.code, sent }).toEqual({ status: 403, code: 'not_allowed', sent: [] })
  },
)

test.each(unsafe)('%s is closed to Origin: null, also of a browser that says no more', async (_, route) => {
  const { app, sent } = appWith()
  const headers = { origin: 'null', 'content-type': 'application/json' }
  const answer = await app.request(addressOf(route), { method: route.method, headers, body: '{}' })
  expect({ status: answer.status, sent }).toEqual({ status: 403, sent: [] })
})

test.each(named.filter(([, route]) => !isWriting(route)))(
  'another site cannot even have %s fetched',
  async (_, route) => {
    const { call, sent } = appWith()
    for (const site of ['cross-site', 'same-site']) {
      const { status } = await call('GET', addressOf(route), undefined, { 'sec-fetch-site': site })
      expect({ status, sent }).toEqual({ status: 403, sent: [] })
    }
  },
)

test.each(named)('%s does not answer under a foreign name', async (_, route) => {
  const { call, sent } = appWith()
  const body = isUnsafe(route) ? {} : undefined
  const { status } = await call(route.method, addressOf(route), body, { host: 'gatehouse.evil.example:8787' })
  expect({ status, sent }).toEqual({ status: 421, sent: [] })
})

/** All that may ever be asked: an account or zone by its id, and below it names of ours and ids. */
const ALLOWED =
  /^\/(accounts|zones)\/[0-9a-f]{32}\/(access|gateway|devices|rules|risk_scoring|zt_risk_scoring|logs)(\/([a-z_-]+|[0-9a-f-]{32,36}))*(\?|$)/

/** As they come in an address: each stays one segment, or changes the path before we see it. */
const HOSTILE = [
  '..%2f..%2fuser',
  '%2e%2e%5c',
  '%00',
  `${'a'.repeat(32)}%00`,
  `${'a'.repeat(32)}%0a`,
  `${'a'.repeat(32)}%0d%0aX-Evil:%201`,
  '%0a',
  '%ff',
  '%',
  '*',
  `${'a'.repeat(32)}%3fper_page=1`,
  `${'a'.repeat(32)}%23`,
  `${'a'.repeat(32)};x`,
  `${'a'.repeat(31)}g`,
  'a'.repeat(4_000),
  '%E2%80%AE',
  '%3Cscript%3E',
  "'%20OR%201=1--",
  '__proto__',
  'constructor',
]

test.each(
  guarded
    .filter(([, route]) => parametersOf(route).length > 0)
    .flatMap(([name, route]) => parametersOf(route).map((parameter) => ({ name, route, parameter }))),
)('$name with a hostile $parameter sends nothing of it to Cloudflare', async ({ route, parameter }) => {
  for (const value of HOSTILE) {
    const { call, sent } = appWith()
    const body = isUnsafe(route) ? { name: 'x', decision: 'allow', include: [{ everyone: {} }] } : undefined
    const { status } = await call(route.method, addressOf(route, { [parameter]: value }), body, { 'if-match': '"x"' })
    // Some look an id up in a list that Cloudflare is asked for; in what is asked it never stands.
    for (const { path } of sent) expect(path).toMatch(ALLOWED)
    expect(sent.filter(({ path }) => path.includes(value))).toEqual([])
    if (sent.length === 0) expect([400, 404], value).toContain(status)
  }
})

test.each(guarded.filter(([, route]) => parametersOf(route).length > 0))(
  'steps out of %s lead to another route of ours or nowhere',
  async (_, route) => {
    for (const value of ['..', '.', '%2e%2e', '%2E.', '..%2e']) {
      for (const parameter of parametersOf(route)) {
        const { call, sent } = appWith()
        const { status } = await call(
          route.method,
          addressOf(route, { [parameter]: value }),
          isUnsafe(route) ? {} : undefined,
        )
        expect([400, 403, 404, 428, 502]).toContain(status)
        for (const { path } of sent) expect(path).toMatch(ALLOWED)
      }
    }
  },
)

test('one person who asks too often is told to wait; the others are not, and it passes', async () => {
  const clock = handClock()
  let actor: Actor = { name: 'ada@example.com', role: 'editor' }
  const signIn: SignIn = { way: 'access', actorOf: () => actor }
  const { call } = appWith({ signIn, ratePerMinute: 30, clock: clock.now })
  const visit = () => call('GET', '/api/session')
  for (let nth = 0; nth < 30; nth += 1) expect((await visit()).status).toBe(200)
  const { status, body, headers } = await visit()
  expect({ status, code: body.error.code, wait: headers.get('retry-after') }).toEqual({
    status: 429,
    code: 'slow_down',
    wait: '2',
  })
  actor = { name: 'bea@example.com', role: 'editor' }
  expect((await visit()).status).toBe(200)
  actor = { name: 'ada@example.com', role: 'editor' }
  clock.advance(2)
  expect((await visit()).status).toBe(200)
  expect((await visit()).status).toBe(429)
})

test.each(ROLES)('the session says what a %s may do', async (role) => {
  const { call } = appWith({ signIn: signedInAs({ name: 'ada@example.com', role }) })
  const { body } = await call('GET', '/api/session')
  expect(body).toMatchObject({ mode: 'live', actor: 'ada@example.com', role, signIn: 'access' })
  expect(body.readOnlyReason).toEqual(role === 'viewer' ? expect.stringContaining('role editor') : undefined)
})

test('the log says who asked', async () => {
  const { call, lines } = appWith({ signIn: signedInAs({ name: 'ada@example.com', role: 'owner' }) })
  await call('GET', '/api/session')
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 'request', actor: 'ada@example.com' })
})

test('behind another address only its own pages may change something', async () => {
  const { app } = appWith({ publicOrigin: 'https://gatehouse.example.com', allowedHosts: ['gatehouse.example.com'] })
  const from = async (origin: string) => {
    const headers = { origin, host: 'gatehouse.example.com', 'content-type': 'application/json' }
    return (await app.request('/api/sign-in', { method: 'POST', headers, body: '{"key":"x"}' })).status
  }
  // Nobody signs in there, which is more than a refusal of where it came from.
  expect(await from('https://gatehouse.example.com')).toBe(404)
  expect(await from('http://gatehouse.example.com')).toBe(403)
  expect(await from('https://gatehouse.example.com.evil.example')).toBe(403)
})
