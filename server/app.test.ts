import { expect, test } from 'vitest'
import { appUnderTest } from './app-under-test'
import { envelope, json, refusal, type Reply, scriptedUpstream, TOKEN } from './cloudflare/scripted-upstream'

const ACCOUNT = 'a'.repeat(32)
const POLICIES = `/api/accounts/${ACCOUNT}/policies`
const accountsPage = json(
  envelope([{ id: ACCOUNT, name: 'Harbour' }], { result_info: { total_count: 1, total_pages: 1 } }),
)

function appWith(...replies: Reply[]) {
  const { options, sent } = scriptedUpstream(...replies)
  return { ...appUnderTest({ upstream: options }), sent }
}

test('health says that we are there and in which mode', async () => {
  const { status, body } = await appWith().call('GET', '/healthz')
  expect({ status, body }).toEqual({ status: 200, body: { status: 'ok', mode: 'practice' } })
})

test('accounts are those of the credential, by name', async () => {
  const { body } = await appWith(accountsPage).call('GET', '/api/accounts')
  expect(body).toEqual([{ id: ACCOUNT, name: 'Harbour' }])
})

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])(
  'under the name %s nothing is answered',
  async (host) => {
    const { status, body } = await appWith().call('GET', '/api/session', undefined, { host: `${host}:8787` })
    expect(status).toBe(421)
    expect(body.error).toMatchObject({
      code: 'wrong_host',
      message: expect.stringContaining('GATEHOUSE_ALLOWED_HOSTS'),
    })
  },
)

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another port of this computer', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }],
  ['a page without an origin', { 'sec-fetch-site': '', origin: 'null' }],
  ['an origin that is not ours, whatever else it says', { origin: 'https://evil.example' }],
])('%s cannot change anything', async (_, headers) => {
  const { call, sent } = appWith()
  const { status, body } = await call('POST', POLICIES, {}, headers)
  expect(status).toBe(403)
  expect(body.error.message).toContain('Only pages of Gatehouse')
  expect(sent).toEqual([])
})

test('a request that does not say where it comes from cannot change anything', async () => {
  const { app } = appWith()
  const headers = { 'content-type': 'application/json' }
  expect((await app.request(POLICIES, { method: 'POST', headers, body: '{}' })).status).toBe(403)
  // An origin that is ours is enough for browsers that send no Sec-Fetch-Site.
  const own = { ...headers, origin: 'http://localhost' }
  expect((await app.request(POLICIES, { method: 'POST', headers: own, body: '{}' })).status).toBe(400)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
  'a body as %s is refused',
  async (type) => {
    const { status, body } = await appWith().call('POST', POLICIES, '{}', { 'content-type': type })
    expect({ status, code: body.error.code }).toEqual({ status: 415, code: 'wrong_content_type' })
  },
)

test.each([
  ['announced', { 'content-length': '10000000' }],
  ['found out while it comes', {}],
])('a body of 10 MB is refused: %s', async (_, headers) => {
  const { status, body } = await appWith().call('POST', POLICIES, `"${'x'.repeat(10_000_000)}"`, headers)
  expect({ status, code: body.error.code }).toEqual({ status: 413, code: 'too_large' })
})

test.each([
  ['{"name": "Sta', 'not JSON'],
  ['', 'not JSON'],
  ['[]', 'curly brackets'],
  ['null', 'curly brackets'],
])('the body %j is refused with a sentence', async (text, words) => {
  const { status, body } = await appWith().call('POST', POLICIES, text)
  expect(status).toBe(400)
  expect(body.error.message).toContain(words)
})

test.each([
  '/api/nothing',
  '/api/accounts/not-an-account/policies',
  `/api/accounts/${ACCOUNT.toUpperCase()}/policies`,
  '/api/accounts/..%2F..%2Fuser/policies',
  `/api/accounts/${ACCOUNT}/tokens`,
  `${POLICIES}/..%2Fapps`,
  `${POLICIES}/not-an-id`,
  `/api/accounts/${ACCOUNT}/lists/..%2F..%2Fstorage/items`,
])('%s is not found, and Cloudflare is not asked', async (path) => {
  const { call, sent } = appWith()
  const { status, body } = await call('GET', path)
  expect({ status, code: body.error.code, sent }).toEqual({ status: 404, code: 'not_found', sent: [] })
})

test('practice accounts are made in practice mode only', async () => {
  const { options } = scriptedUpstream()
  const live = appUnderTest({ upstream: options, mode: 'live' })
  expect((await live.call('POST', '/api/practice/accounts', { copy: 'empty' })).status).toBe(404)
})

test('answers of the API are not kept by anybody, and load nothing from elsewhere', async () => {
  for (const path of ['/api/session', '/api/nothing']) {
    const { headers } = await appWith().call('GET', path)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
  }
})

test('an error carries the number under which the log has more', async () => {
  const { call, lines } = appWith(json(refusal(10000, 'Authentication error'), 403, { 'cf-ray': '8f1-LIS' }))
  const { body } = await call('GET', '/api/accounts')
  expect(body.error).toMatchObject({ code: 'not_allowed', requestId: 'request-1', cloudflare: { ray: '8f1-LIS' } })
  const logged = lines.map((line) => JSON.parse(line))
  expect(logged).toMatchObject([
    { event: 'upstream', subject: 'the list of accounts', outcome: 'refused', status: 403, ray: '8f1-LIS' },
    { event: 'cloudflare', requestId: 'request-1', ray: '8f1-LIS' },
    { event: 'request', route: '/api/accounts', status: 403, requestId: 'request-1' },
  ])
})

test('what we did not foresee is logged, and told without detail', async () => {
  const { options } = scriptedUpstream()
  const { call, lines } = appUnderTest({
    upstream: {
      ...options,
      schedule: () => {
        throw new Error(`bug with ${TOKEN}`)
      },
    },
  })
  const { status, body, text } = await call('GET', '/api/accounts')
  expect({ status, code: body.error.code }).toEqual({ status: 500, code: 'failed' })
  expect(text).not.toContain('bug')
  expect(lines.find((line) => line.includes('"failed"'))).toContain('bug with [hidden]')
})

test('a credential that Cloudflare repeats reaches neither the browser nor the log', async () => {
  const { call, lines } = appWith(json(refusal(6003, `Invalid header: Bearer ${TOKEN}`), 400))
  const { text } = await call('GET', '/api/accounts')
  expect(text).toContain('Bearer [hidden]')
  expect(`${text}${lines.join('')}`).not.toContain(TOKEN)
})

test('the wait that Cloudflare asks for is in the answer', async () => {
  const { status, headers, body } = await appWith(json(refusal(971, 'wait'), 429, { 'retry-after': '300' })).call(
    'GET',
    '/api/accounts',
  )
  expect({ status, header: headers.get('retry-after') }).toEqual({ status: 429, header: '300' })
  expect(body.error.retryAfter).toBe(300)
})
