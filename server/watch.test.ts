import { expect, test } from 'vitest'
import { appUnderTest } from './app-under-test'
import { cut, envelope, json, refusal, type Reply, scriptedUpstream } from './cloudflare/scripted-upstream'
import { createRequestScope } from './node/request-scope'
import type { Answered, Metrics } from './watch'

const ACCOUNT = 'a'.repeat(32)

function watched(replies: Reply[], more: Partial<Parameters<typeof appUnderTest>[0]> = {}) {
  const requests: Answered[] = []
  const calls: string[] = []
  const metrics: Metrics = {
    answered: (request) => requests.push(request),
    called: ({ method, subject, outcome }) => calls.push(`${method} ${subject}: ${outcome}`),
    budget: () => {},
  }
  const { options } = scriptedUpstream(...replies)
  const under = appUnderTest({ upstream: options, scope: createRequestScope(), metrics, ...more })
  return { ...under, requests, calls, logged: () => under.lines.map((line) => JSON.parse(line)) }
}

const noAccounts = json(envelope([], { result_info: { total_count: 0, total_pages: 0 } }), 200, { 'cf-ray': '8f1-LIS' })

test('one number joins the page, our log line and every exchange with Cloudflare', async () => {
  const { call, logged } = watched([json(refusal(10001, 'oops'), 500, { 'cf-ray': '8f0-LIS' }), noAccounts])
  const { headers } = await call('GET', '/api/accounts', undefined, {
    'x-request-id': 'from-the-page-1',
    'cf-ray': '9e1f0c3b5a7d2468-LIS',
  })
  expect(headers.get('x-request-id')).toBe('from-the-page-1')
  expect(logged()).toMatchObject([
    { event: 'upstream', requestId: 'from-the-page-1', outcome: 'refused', status: 500, ray: '8f0-LIS' },
    { event: 'upstream', requestId: 'from-the-page-1', outcome: 'ok', status: 200, ray: '8f1-LIS' },
    { event: 'request', requestId: 'from-the-page-1', status: 200, ray: '9e1f0c3b5a7d2468-LIS' },
  ])
})

test('two requests at a time keep their numbers apart', async () => {
  const { call, logged } = watched([noAccounts, noAccounts])
  const asked = { one: '/api/accounts', two: `/api/accounts/${ACCOUNT}/groups` }
  await Promise.all(Object.entries(asked).map(([id, path]) => call('GET', path, undefined, { 'x-request-id': id })))
  const ids = logged()
    .filter(({ event }) => event === 'upstream')
    .map(({ requestId }) => requestId)
  expect(new Set(ids)).toEqual(new Set(['one', 'two']))
})

test.each(['a b', '"><script>', 'x'.repeat(300), '{"event":"request"}'])(
  'a number that is none is replaced: %j',
  async (id) => {
    const { call, logged } = watched([])
    const { headers } = await call('GET', '/api/session', undefined, { 'x-request-id': id })
    expect(headers.get('x-request-id')).toBe('request-1')
    expect(logged()[0].requestId).toBe('request-1')
  },
)

test('what is counted has few labels, whatever is asked for', async () => {
  const { call, app, requests, calls } = watched([cut, cut, cut])
  for (let at = 0; at < 50; at += 1) await call('GET', `/api/nothing/${at}`)
  for (let at = 0; at < 50; at += 1) await call('GET', `/api/accounts/${ACCOUNT}/policies/not-an-id-${at}`)
  for (const method of ['PROPFIND', 'BREW']) await app.request('/api/session', { method })
  await call('GET', '/api/accounts')
  const labels = new Set(requests.map(({ method, route, status }) => `${method} ${route} ${status}`))
  expect(labels.size).toBeLessThan(10)
  expect([...labels]).toContain('GET /api/accounts/:account/policies/:id 404')
  expect([...labels].filter((label) => label.startsWith('other'))).toHaveLength(1)
  expect(calls).toEqual(Array.from({ length: 3 }, () => 'GET the list of accounts: unreachable'))
})

test('we are ready when the database is, and say how Cloudflare is without depending on it', async () => {
  const { call } = watched([cut, cut, cut, noAccounts], { storage: async () => 'ready' })
  const ready = async () => (await call('GET', '/readyz')).body
  expect(await ready()).toEqual({ status: 'ready', database: 'ready', upstream: 'not_asked_yet' })
  await call('GET', '/api/accounts')
  expect(await ready()).toEqual({ status: 'ready', database: 'ready', upstream: 'fails' })
  await call('GET', '/api/accounts')
  expect(await ready()).toEqual({ status: 'ready', database: 'ready', upstream: 'answers' })
})

test.each(['failing', 'tables_missing'] as const)('with a database that is %s we are not ready', async (state) => {
  const { call } = watched([], { storage: async () => state })
  const { status, body } = await call('GET', '/readyz')
  expect({ status, body }).toMatchObject({ status: 503, body: { status: 'not_ready', database: state } })
})

test('without a database there is nothing to wait for', async () => {
  expect((await watched([]).call('GET', '/readyz')).body).toMatchObject({ status: 'ready', database: 'none' })
})

test.each(['/healthz', '/readyz'])('%s answers under any name and tells no secret', async (path) => {
  const { status, text } = await watched([]).call('GET', path, undefined, { host: '10.0.0.7:8787' })
  expect(status).toBe(200)
  expect(text.length).toBeLessThan(200)
})
