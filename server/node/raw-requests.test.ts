import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appUnderTest } from '../app-under-test'
import { scriptedUpstream } from '../cloudflare/scripted-upstream'
import { ACCOUNT } from '../every-route-under-test'
import { listen } from './listen'

/** Ends what waits for a deadline of ours. */
let expire = () => {}
const schedule = (_: number, run: () => void) => {
  expire = run
  return () => {}
}
const { options, sent } = scriptedUpstream()
const { app } = appUnderTest({ upstream: options, mode: 'live', allowedHosts: ['127.0.0.1'], schedule })
let port = 0
let end: Awaited<ReturnType<typeof listen>>['end']

beforeAll(async () => {
  const listening = await listen(new Hono().route('/', app).fetch, { host: '127.0.0.1', port: 0 })
  port = Number(new URL(listening.address).port)
  end = listening.end
})
afterAll(() => end(0))

/** Sends bytes as they are, which no browser and no `fetch` would; `then` is called when they are under way. */
function raw(bytes: string, then?: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1', then))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
      // Its status is what matters; what is left of the connection is the server's to close.
      if (/\r\n\r\n./s.test(text)) socket.destroy()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

const HEAD = 'Host: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n'
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

test.each([
  '/api/accounts/../../user/tokens',
  '/api/accounts/%2e%2e/%2e%2e/user',
  `/api/accounts/${ACCOUNT}/policies/../../../user`,
  `/api/accounts/${ACCOUNT}/policies/%2e%2e%2f%2e%2e`,
  `/api/accounts/${ACCOUNT}\0/policies`,
  `/api/accounts/${ACCOUNT}%00/policies`,
  `/api/accounts/${ACCOUNT}%0a/policies`,
  `/api/accounts/${ACCOUNT}%0d%0aHost:%20evil/policies`,
  `//evil.example/api/accounts/${ACCOUNT}/tokens`,
  `http://evil.example/api/accounts/${ACCOUNT}/tokens`,
  `/api\\accounts\\${ACCOUNT}\\tokens`,
  `/api/accounts/${ACCOUNT}/policies/\u202e`,
])('the raw path %j reaches nothing', async (path) => {
  expect([400, 404, 421]).toContain(statusOf(await raw(`GET ${path} HTTP/1.1\r\n${HEAD}\r\n`)))
  expect(sent).toEqual([])
})

test('a body without a length that never ends is refused in time', async () => {
  const begun = `POST /api/accounts/${ACCOUNT}/policies HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"nam\r\n`
  const answer = await raw(begun, () => void setTimeout(() => expire(), 50))
  expect({ status: statusOf(answer), sent }).toEqual({ status: 408, sent: [] })
  expect(answer).toContain('did not arrive in time')
})

test('a body without a length is refused as soon as it is too long', async () => {
  const chunk = `40000\r\n${' '.repeat(0x40000)}\r\n`
  const head = `POST /api/accounts/${ACCOUNT}/policies HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n`
  const answer = await raw(head + chunk.repeat(5))
  expect({ status: statusOf(answer), sent }).toEqual({ status: 413, sent: [] })
})

test('a body that says it is too long is not even read', async () => {
  const head = `POST /api/accounts/${ACCOUNT}/policies HTTP/1.1\r\n${HEAD}Content-Length: 1048577\r\n\r\n`
  expect(statusOf(await raw(head))).toBe(413)
})

test('a request with two lengths is refused', async () => {
  const head = `POST /api/accounts/${ACCOUNT}/policies HTTP/1.1\r\n${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`
  expect(statusOf(await raw(head))).toBe(400)
})

test('a deletion without a body is understood', async () => {
  const head = `DELETE /api/accounts/${ACCOUNT}/policies/x HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n\r\n`
  expect(statusOf(await raw(head))).toBe(428)
})

test('without a name that is ours nothing is answered', async () => {
  for (const host of [
    'evil.example',
    '127.0.0.1.evil.example',
    '0.0.0.0',
    '[::ffff:127.0.0.1]',
    '127.0.0.1@evil.example',
    '',
  ]) {
    expect([400, 421], host).toContain(statusOf(await raw(`GET /api/session HTTP/1.1\r\nHost: ${host}\r\n\r\n`)))
  }
})
