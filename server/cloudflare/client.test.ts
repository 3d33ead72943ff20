import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createClient, type UpstreamRequest } from './client'
import {
  cut,
  envelope,
  json,
  refusal,
  type Reply,
  scriptedUpstream,
  silence,
  stalledBody,
  text,
  TOKEN,
} from './scripted-upstream'
import { UpstreamError } from './upstream-error'

const read: UpstreamRequest = {
  method: 'GET',
  path: ['accounts', 'a'],
  subject: 'the policy',
  permission: 'Policies Read',
}
const write: UpstreamRequest = { ...read, method: 'PUT', body: { name: 'Staff' } }
const policy = json(envelope({ id: '1' }))

/** Asks with these replies in turn; a failure is answered instead of thrown. */
async function ask(request: UpstreamRequest, ...replies: Reply[]) {
  const upstream = scriptedUpstream(...replies)
  const outcome = await createClient(upstream.options)(request).catch((error: unknown) => error)
  return { ...upstream, outcome, failure: outcome instanceof UpstreamError ? outcome : undefined }
}

test.each([
  ['an HTML page', text('<html>hello</html>'), 'unreadable', 200],
  ['nothing', text(''), 'unreadable', 200],
  ['half a body', text('{"success": true, "result": {"id'), 'unreadable', 200],
  ['JSON that is no envelope', json({ id: '1' }), 'unreadable', 200],
  ['success: false with status 200', json(refusal(1000, 'no')), 'refused', 200],
  [
    'a redirect',
    () => new Response(null, { status: 302, headers: { location: 'https://other.example' } }),
    'redirected',
    302,
  ],
  ['an answer of 100 MB', () => new Response('{}', { headers: { 'content-length': '100000000' } }), 'too_long', 200],
] as const)('%s is an error of its own kind, and is not asked for again', async (_, reply, failure, status) => {
  const asked = await ask(read, reply)
  expect(asked.failure).toMatchObject({ failure, status })
  expect(asked.sent).toHaveLength(1)
})

test('a read that fails in passing is tried again, later each time', async () => {
  const { outcome, waits } = await ask(read, json(refusal(10001, 'oops'), 500), cut, policy)
  expect(outcome).toMatchObject({ result: { id: '1' } })
  expect(waits).toEqual([188, 375])
})

test('a read that keeps failing is given up after the third try', async () => {
  const { failure, sent } = await ask(
    read,
    text('bad gateway', 502),
    text('bad gateway', 502),
    text('bad gateway', 502),
  )
  expect(failure).toMatchObject({ failure: 'refused', status: 502 })
  expect(sent).toHaveLength(3)
})

test.each([
  ['a server fault', json(refusal(10001, 'oops'), 500)],
  ['a broken connection', cut],
  ['a rate limit', json(refusal(971, 'wait'), 429, { 'retry-after': '1' })],
])('a write is never sent twice: %s', async (_, reply) => {
  const { failure, sent } = await ask(write, reply, policy)
  expect(failure).toBeDefined()
  expect(sent).toHaveLength(1)
})

test('a short pause that Cloudflare asks for is waited out', async () => {
  const { outcome, waits } = await ask(read, json(refusal(971, 'wait'), 429, { 'retry-after': '10' }), policy)
  expect(outcome).toMatchObject({ result: { id: '1' } })
  expect(waits).toEqual([10_000])
})

test('a pause of which Cloudflare does not say how long it is takes two seconds, then four', async () => {
  const wait = json(refusal(971, 'wait'), 429)
  const { outcome, waits } = await ask(read, wait, wait, policy)
  expect(outcome).toMatchObject({ result: { id: '1' } })
  expect(waits).toEqual([2000, 4000])
})

test.each([
  ['a long pause', { 'retry-after': '300' }, 300_000],
  ['a pause until a date', { 'retry-after': 'Sat, 21 Nov 2026 12:05:00 GMT' }, 300_000],
])('a rate limit with %s is passed on at once', async (_, headers, retryAfterMs) => {
  const { failure, sent } = await ask(read, json(refusal(971, 'wait'), 429, headers))
  expect(failure).toMatchObject({ status: 429, retryAfterMs })
  expect(sent).toHaveLength(1)
})

test.each([
  ['no answer at all', silence],
  ['headers and then half a body', stalledBody],
])('the deadline ends a wait for %s', async (_, reply) => {
  const upstream = scriptedUpstream(reply)
  const outcome = createClient(upstream.options)(read).catch((error: unknown) => error)
  await new Promise((resolve) => setImmediate(resolve))
  upstream.expire()
  expect(await outcome).toMatchObject({ failure: 'timeout' })
})

test('errors name neither the credential nor the path', async () => {
  const { failure } = await ask(read, json(refusal(1000, 'no'), 400))
  expect(`${failure?.message} ${failure?.stack} ${JSON.stringify(failure)}`).not.toContain(TOKEN)
  expect(failure?.message).not.toContain('/accounts')
})

test.each([[['accounts', '..']], [['accounts', '']], [['accounts', '.']], [['accounts', 'a\0b']]])(
  'a path with the segment of %j is not sent',
  async (path) => {
    const { sent, outcome } = await ask({ ...read, path }, policy)
    expect(outcome).toMatchObject({ code: 'not_found' })
    expect(sent).toHaveLength(0)
  },
)

test('a segment cannot change the shape of the path', async () => {
  const { sent } = await ask({ ...read, path: ['accounts', '../../user?x=1#'] }, policy)
  expect(sent[0]?.path).toBe('/accounts/..%2F..%2Fuser%3Fx%3D1%23')
})

test('numbers that a double cannot hold are sent as they were read', async () => {
  const { readJson } = await import('#core/json')
  const { sent } = await ask({ ...write, body: readJson('{"n":12345678901234567890,"x":1.0}') }, policy)
  expect(sent[0]?.body).toBe('{"n":12345678901234567890,"x":1.0}')
})

/** The client against a real connection. */
async function overHttp(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const { options } = scriptedUpstream()
  try {
    return await createClient({ ...options, fetch, baseURL: `http://127.0.0.1:${port}` })(read).catch(
      (error: unknown) => error,
    )
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('a connection that breaks off in the middle of the body is a broken connection, tried three times', async () => {
  let asked = 0
  const outcome = await overHttp((_, response) => {
    asked += 1
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"success": true, "result": {"id', () => response.destroy())
  })
  expect(outcome).toMatchObject({ failure: 'unreachable' })
  expect(asked).toBe(3)
})

test('the credential does not follow a redirect', async () => {
  const paths: (string | undefined)[] = []
  const outcome = await overHttp((request, response) => {
    paths.push(request.url)
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  expect(outcome).toMatchObject({ failure: 'redirected', status: 307 })
  expect(paths).toEqual(['/accounts/a'])
})
