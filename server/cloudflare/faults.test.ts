import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { appOverSandbox, appUnderTest, sha256, touchesNobody } from '../app-under-test'
import { etagOf } from '../etag'
import { sandboxUnderTest, seedWith } from '../sandbox/sandbox-under-test'
import type { Schedule } from './client'
import { cut, envelope, json, refusal, type Reply, scriptedUpstream, stalledBody, text } from './scripted-upstream'

// Large documents on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/**
 * Every bad day of Cloudflare's that docs/upstream-faults.md speaks of, through our own API: what a person is told, what
 * was written, what is kept.
 */

const ACCOUNT = 'a'.repeat(32)
const ID = 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415'
const draft = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'example.com' } }] }

const page = (rows: object[], info: object): Reply => json(envelope(rows, { result_info: info }))
const policy = (nth: number) => ({
  ...draft,
  id: ID.replace('f174e90a', String(nth).padStart(8, '0')),
  name: `P${nth}`,
})
const policies = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => policy(from + index))

/** What the list of policies is when Cloudflare answers this, page by page. */
async function listOf(...replies: Reply[]) {
  const { options, sent, expire } = scriptedUpstream(...replies)
  const { call } = appUnderTest({ upstream: options, perPage: 2 })
  const answering = call('GET', `/api/accounts/${ACCOUNT}/policies`)
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  expire()
  const { status, body } = await answering
  return { status, code: body.error?.code, message: body.error?.message, body, calls: sent.length }
}

const notCloudflares = 'is not an answer of Cloudflare’s API'

test.each([
  ['HTML with 200', text('<html>sign in to the hotel’s network</html>'), 502, 'cloudflare_failed', notCloudflares],
  ['success: false with 200', json(refusal(10001, 'oops')), 502, 'cloudflare_failed', 'Cloudflare failed (status 200)'],
  ['an empty body', text(''), 502, 'cloudflare_failed', notCloudflares],
  ['half a body', text('{"success":true,"result":[{"id'), 502, 'cloudflare_failed', notCloudflares],
  ['a body that stalls', stalledBody, 504, 'cloudflare_slow', 'took too long'],
] as const)(
  'a list that comes as %s is an error in a sentence, never an empty list',
  async (_, reply, status, code, words) => {
    const list = await listOf(reply)
    expect(list).toMatchObject({ status, code, calls: 1 })
    expect(list.message).toContain(words)
  },
)

const INCOMPLETE = { status: 502, code: 'cloudflare_failed', message: expect.stringContaining('only a part of') }

test('paging figures that promise more rows than come are an error, not a short list', async () => {
  const info = { total_count: 2000, total_pages: 1000 }
  expect(await listOf(page(policies(1, 2), info), page(policies(1, 2), info))).toMatchObject({
    ...INCOMPLETE,
    calls: 2,
  })
})

test('paging figures that promise fewer rows than come lose none', async () => {
  const { body } = await listOf(page(policies(1, 2), { total_count: 1, total_pages: 1 }))
  expect(body).toEqual(policies(1, 2))
})

test('paging figures that are nonsense are as good as none', async () => {
  const info = { total_count: -3, total_pages: 'many', per_page: null }
  const { body } = await listOf(page(policies(1, 2), info), page(policies(3, 3), info))
  expect(body).toEqual(policies(1, 3))
})

test('the same page for ever is asked for twice', async () => {
  const same = page(policies(1, 2), {})
  expect(await listOf(same, same)).toMatchObject({ status: 200, calls: 2 })
})

test('pages that go round in a circle end as well', async () => {
  const info = { total_count: 100, total_pages: 50 }
  const [one, two] = [page(policies(1, 2), info), page(policies(3, 4), info)]
  expect(await listOf(one, two, one)).toMatchObject({ ...INCOMPLETE, calls: 3 })
})

test('a list that shrinks while it is read is read again, so that no row slips by between two pages', async () => {
  const info = (total_count: number) => ({ total_count, total_pages: Math.ceil(total_count / 2) })
  const { body, calls } = await listOf(
    page(policies(1, 2), info(5)),
    // Number 1 is deleted now: number 3 has moved to the first page.
    page(policies(4, 5), info(4)),
    page(policies(2, 3), info(4)),
    page(policies(4, 5), info(4)),
  )
  expect(body).toEqual(policies(2, 5))
  expect(calls).toBe(4)
})

test('a list that never holds still is an error after three tries', async () => {
  const info = (total_count: number) => ({ total_count, total_pages: 3 })
  const reading = (count: number) => [page(policies(1, 2), info(count)), page(policies(3, 4), info(count - 1))]
  expect(await listOf(...reading(9), ...reading(8), ...reading(7))).toMatchObject({ ...INCOMPLETE, calls: 6 })
})

test('a policy that comes twice is given once', async () => {
  const { body } = await listOf(page([policy(1), policy(1)], { total_count: 2, total_pages: 1 }))
  expect(body).toEqual([policy(1)])
})

test('a policy with 10,000 rules is read, kept and changed like any other', async () => {
  const include = Array.from({ length: 10_000 }, (_, nth) => ({ email: { email: `person-${nth}@example.com` } }))
  const seed = { ...draft, id: ID, include }
  const { call, account, sent } = await appOverSandbox([seedWith({ policies: [seed] })])
  const at = `/api/accounts/${account}/policies`
  expect((await call('GET', at)).body[0].include).toHaveLength(10_000)
  const { body } = await call('GET', `${at}/${ID}`)
  const unchanged = await call('PUT', `${at}/${ID}`, body.document, { 'if-match': body.etag })
  expect(unchanged.body.written).toBe(false)
  const renamed = await call('PUT', `${at}/${ID}`, { ...body.document, name: 'All' }, { 'if-match': body.etag })
  expect(renamed.body).toMatchObject({ written: true, document: { name: 'All' } })
  expect(renamed.body.document.include).toEqual(include)
  expect(sent.filter((method) => method === 'PUT')).toHaveLength(1)
})

const slow = (headers: Record<string, string> = {}) => json(refusal(971, 'Please wait'), 429, headers)

/** What becomes of a save when Cloudflare answers this to it, and to what is asked after it. */
async function saveThatMeets(...replies: Reply[]) {
  const { options, sent } = scriptedUpstream(json(envelope({ ...draft, id: ID })), ...replies)
  const { call } = appUnderTest({ upstream: options, assess: touchesNobody })
  const etag = await etagOf(sha256, 'policies', draft)
  const path = `/api/accounts/${ACCOUNT}/policies/${ID}`
  const answer = await call('PUT', path, { ...draft, name: 'All' }, { 'if-match': etag })
  return { ...answer, error: answer.body.error, methods: sent.map(({ method }) => method).join(' ') }
}

test.each([
  ['no Retry-After', slow(), 2],
  ['a short Retry-After', slow({ 'retry-after': '7' }), 7],
  ['a Retry-After of five minutes', slow({ 'retry-after': '300' }), 300],
])('a save that meets a 429 with %s is not sent again, and says how long to wait', async (_, reply, retryAfter) => {
  const { status, headers, error, methods } = await saveThatMeets(reply)
  expect({ status, header: headers.get('retry-after'), methods }).toEqual({
    status: 429,
    header: String(retryAfter),
    methods: 'GET PUT',
  })
  expect(error).toMatchObject({ code: 'slow_down', retryAfter })
})

test('a save that is answered with success: false was not made, whatever the status says', async () => {
  const { status, error, methods } = await saveThatMeets(json(refusal(12130, 'access.api.error.invalid_request')))
  expect({ status, methods }).toEqual({ status: 502, methods: 'GET PUT' })
  expect(error.cloudflare).toMatchObject({ status: 200, code: 12130 })
})

test.each([
  ['the connection is cut', cut],
  ['the answer is HTML', text('<html>')],
  ['the answer is empty', text('')],
  ['the answer is half a body', text('{"success":true,"res')],
])('when %s and reading fails too, nobody claims to know what became of the save', async (_, reply) => {
  const { status, error, methods } = await saveThatMeets(reply, cut, cut, cut)
  expect(status).toBe(502)
  expect(error.message).toContain('could not find out whether the policy was saved. Nothing you typed is lost')
  expect(methods).toBe('GET PUT GET GET GET')
})

/** A Cloudflare over real connections, which `meddle` can break. */
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function overHttp(
  meddle: (request: IncomingMessage, response: ServerResponse, carryOut: () => Promise<Response>) => void,
) {
  const {
    sandbox,
    account,
    clock,
    inAccount,
    call: direct,
  } = await sandboxUnderTest({
    seeds: [seedWith({ policies: [{ ...draft, id: ID }] })],
  })
  const methods: string[] = []
  const server = createServer((request, response) => {
    methods.push(request.method ?? '')
    const parts: Buffer[] = []
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const body = Buffer.concat(parts).toString()
        const carryOut = async () =>
          sandbox.app.request(request.url ?? '', {
            method: request.method ?? 'GET',
            headers: { authorization: `Bearer ${sandbox.token}` },
            ...(body !== '' && { body }),
          })
        if (request.method !== 'GET') return meddle(request, response, carryOut)
        void carryOut().then(async (answer) => response.writeHead(answer.status).end(await answer.text()))
      })
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const schedule: Schedule = (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
  const { call } = appUnderTest({
    assess: touchesNobody,
    upstream: {
      ...scriptedUpstream().options,
      clock: clock.now,
      schedule,
      fetch,
      baseURL: `http://127.0.0.1:${port}/client/v4`,
    },
  })
  const path = `/api/accounts/${account}/policies/${ID}`
  const { body } = await call('GET', path)
  methods.length = 0
  const saved = await call('PUT', path, { ...body.document, name: 'All' }, { 'if-match': body.etag })
  const stands = (await direct('GET', inAccount(`/access/policies/${ID}`))).body.result.name as string
  return { saved, stands, methods: methods.join(' ') }
}

test('a connection cut after the request was carried out: the save is found to have succeeded', async () => {
  const { saved, stands, methods } = await overHttp(
    (_, response, carryOut) => void carryOut().then(() => response.destroy()),
  )
  expect(saved.body).toMatchObject({ written: true, document: { name: 'All' } })
  expect({ stands, methods }).toEqual({ stands: 'All', methods: 'GET PUT GET GET' })
})

test('a connection cut before the request was carried out: it is said not to be saved, and is not sent again', async () => {
  const { saved, stands, methods } = await overHttp((_, response) => response.destroy())
  expect(saved.status).toBe(502)
  expect(saved.body.error.message).toMatch(/was not saved\. Nothing you typed is lost/)
  expect({ stands, methods }).toEqual({ stands: 'Staff', methods: 'GET PUT GET' })
})

test('a 500 on a write that in truth succeeded is a success', async () => {
  const { saved, stands, methods } = await overHttp(
    (_, response, carryOut) => void carryOut().then(() => response.writeHead(500).end('oops')),
  )
  expect(saved.body).toMatchObject({ written: true, document: { name: 'All' } })
  expect({ stands, methods }).toEqual({ stands: 'All', methods: 'GET PUT GET GET' })
})
