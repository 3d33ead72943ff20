import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openToAll } from '../auth/sign-in'
import { LOG_LEVELS, readConfig } from '../config'
import { addressOf, everyRoute, isUnsafe } from '../every-route-under-test'
import { openGatehouse } from './gatehouse'

/** With characters that are written differently inside JSON and addresses. */
const CANARY = 'kanarienvogel"f3a\\b9/+c2d4e6'

/** What the upstream does with the token that it is sent: every way in which it could come back. */
const ECHOES: Record<string, (asked: IncomingMessage, answer: ServerResponse, token: string) => void> = {
  'in documents': (_, answer, token) => {
    const row = {
      id: 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415',
      name: token,
      [token]: { token },
      include: [{ email: { email: token } }],
    }
    answer.end(JSON.stringify({ success: true, errors: [], messages: [token], result: row, result_info: { token } }))
  },
  'in lists': (_, answer, token) => {
    const row = {
      id: 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415',
      name: token,
      email: `${token}@x`,
      type: token,
      domain: token,
    }
    answer.end(JSON.stringify({ success: true, errors: [], messages: [], result: [row] }))
  },
  'in a refusal': (_, answer, token) => {
    answer.statusCode = 403
    answer.end(
      JSON.stringify({
        success: false,
        errors: [{ code: 9109, message: `Bad ${token}`, error_chain: [{ message: token }] }],
        result: null,
      }),
    )
  },
  'in a refusal with status 200': (_, answer, token) => {
    answer.end(JSON.stringify({ success: false, errors: [{ code: token, message: token }], result: { token } }))
  },
  'in a page': (_, answer, token) => {
    answer.statusCode = 500
    answer.end(`<html><title>${token}</title>`)
  },
  'in what is not whole': (_, answer, token) => answer.end(`{"success": true, "result": "${token}`),
  'in the place it leads to': (asked, answer, token) => {
    answer.writeHead(302, { location: `http://${asked.headers.host}/${encodeURIComponent(token)}` }).end()
  },
}

let echo: keyof typeof ECHOES = ''
let asked = 0
let server: Server
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-canary-'))

beforeAll(async () => {
  server = createServer((request, answer) => {
    asked += 1
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    for (const name of ['cf-ray', 'x-echo', 'retry-after', 'set-cookie', 'etag']) answer.setHeader(name, token)
    ECHOES[echo]?.(request, answer, token)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
afterEach(() => void vi.restoreAllMocks())

/** In any of the ways in which it can be written. */
const seen = (text: string) =>
  [CANARY, JSON.stringify(CANARY).slice(1, -1), encodeURIComponent(CANARY), 'kanarienvogel'].some((form) =>
    text.includes(form),
  )

/** The same tries as otherwise, without the moments in between. */
function triesAtOnce() {
  const { setTimeout: wait } = globalThis
  const soon = (then: () => void, ms = 0) => wait(then, ms < 2_000 ? 0 : ms)
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(soon)
}

/** Enough for any route. */
const SENT = { name: 'x', decision: 'allow', include: [{ everyone: {} }], key: 'x', copy: 'empty' }

test('the canary is found when it is there', () => {
  expect([`x${CANARY}x`, JSON.stringify({ CANARY }), `?${encodeURIComponent(CANARY)}`].map(seen)).toEqual([
    true,
    true,
    true,
  ])
})

test.each(LOG_LEVELS)(
  'a token that Cloudflare repeats, in any way and on any route, reaches no answer and no log line of level %s',
  async (level) => {
    const written: string[] = []
    const keep = (text: unknown) => written.push(String(text)) > 0
    vi.spyOn(process.stderr, 'write').mockImplementation(keep)
    vi.spyOn(process.stdout, 'write').mockImplementation(keep)
    triesAtOnce()
    const { port } = server.address() as AddressInfo
    const config = readConfig(
      {
        CLOUDFLARE_API_TOKEN: CANARY,
        GATEHOUSE_UPSTREAM_BASE_URL: `http://127.0.0.1:${port}/client/v4`,
        GATEHOUSE_LOG_LEVEL: level,
        GATEHOUSE_DATA: folder,
      },
      () => '',
    )
    const answers: string[] = []
    const askedBefore = asked
    for (echo of Object.keys(ECHOES)) {
      const { app, close } = await openGatehouse(config, openToAll)
      const called = everyRoute(app).map(async (route) => {
        const answer = await app.request(addressOf(route), {
          method: route.method,
          headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'if-match': '"x"' },
          ...(isUnsafe(route) && { body: JSON.stringify(SENT) }),
        })
        answers.push(`${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`)
      })
      await Promise.all(called)
      close()
    }
    expect(asked - askedBefore).toBeGreaterThan(100)
    expect(answers.length).toBeGreaterThan(200)
    expect(answers.filter((text) => text.includes('[hidden]')).length).toBeGreaterThan(10)
    if (level === 'info' || level === 'debug') expect(written.length).toBeGreaterThan(200)
    expect([...answers, ...written].filter(seen)).toEqual([])
  },
  30_000,
)
