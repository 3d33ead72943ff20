import { afterEach, expect, test, vi } from 'vitest'
import { ApiError, isPassing } from './api-error'
import { apiPath, call } from './client'

const answers = (text: string, init?: ResponseInit) => {
  const fetched = vi.fn<typeof fetch>(async () => new Response(text, init))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const failure = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ApiError)
  return error as ApiError
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a number that a double cannot hold is sent back digit for digit', async () => {
  answers('{"document":{"later":12345678901234567890.10}}')
  const { document } = await call<{ document: unknown }>('/api/x')
  const fetched = answers('{}')
  await call('/api/x', { method: 'PUT', body: document, etag: '"1"' })
  const [, request] = fetched.mock.calls[0] ?? []
  expect(request?.body).toBe('{"later":12345678901234567890.10}')
  expect(new Headers(request?.headers).get('if-match')).toBe('"1"')
})

test('an error of our server keeps its body and status', async () => {
  answers('{"error":{"code":"conflict","message":"In use."}}', { status: 409 })
  const error = await failure(call('/api/x'))
  expect(error).toMatchObject({ status: 409, message: 'In use.', body: { code: 'conflict' } })
})

test('no answer at all is told as such', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const error = await failure(call('/api/x'))
  expect(error.status).toBe(0)
  expect(error.message).toContain('Is it still running?')
  expect(isPassing(error)).toBe(true)
})

test('each request has a number of its own, which the page knows even when no answer came', async () => {
  const fetched = answers('{}')
  await call('/api/x')
  await call('/api/x')
  const numbers = fetched.mock.calls.map(([, request]) => new Headers(request?.headers).get('x-request-id'))
  expect(new Set(numbers).size).toBe(2)
  for (const number of numbers) expect(number).toMatch(/^[0-9a-f]{16}$/)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect((await failure(call('/api/x'))).body.requestId).toMatch(/^[0-9a-f]{16}$/)
})

test.each([
  ['a page of HTML', '<html>', 200],
  ['nothing', '', 200],
  ['half a body', '[{"id":', 200],
  ['a proxy error without our body', '<h1>Bad gateway</h1>', 502],
])('%s is an error, never an empty list', async (_, text, status) => {
  answers(text, { status })
  const error = await failure(call('/api/x'))
  expect(error).toMatchObject({ status, body: { code: 'failed' } })
})

test('a request that the page gave up is no error of the server', async () => {
  const gaveUp = new AbortController()
  gaveUp.abort()
  vi.stubGlobal('fetch', () => Promise.reject(gaveUp.signal.reason))
  await expect(call('/api/x', { signal: gaveUp.signal })).rejects.toBe(gaveUp.signal.reason)
})

test('a segment cannot leave its place in the path', () => {
  expect(apiPath('accounts', '../x', 'a b')).toBe('/api/accounts/..%2Fx/a%20b')
})

/** What the page asked for before its code was there, so long after it began. */
const askedBefore = (path: string, answer: Promise<Response>, ms = 500) => {
  vi.spyOn(performance, 'now').mockReturnValue(ms)
  answer.catch(() => {})
  vi.stubGlobal('gatehouseAhead', { path, answer })
}

test('what was asked for before the code of the page was there is taken once', async () => {
  askedBefore('/api/x', Promise.resolve(new Response('{"from":"before"}', { headers: { 'x-read-at': 'then' } })))
  const fetched = answers('{"from":"now"}')
  expect(await call('/api/other')).toEqual({ from: 'now' })
  const told: (string | null)[] = []
  expect(await call('/api/x', { onAnswer: (headers) => told.push(headers.get('x-read-at')) })).toEqual({
    from: 'before',
  })
  expect(told).toEqual(['then'])
  expect(await call('/api/x')).toEqual({ from: 'now' })
  expect(fetched).toHaveBeenCalledTimes(2)
})

test.each([
  ['was for nobody', () => Promise.resolve(new Response('{"error":{"code":"x","message":"No."}}', { status: 401 }))],
  ['never came', () => Promise.reject(new TypeError('Failed to fetch'))],
])('an answer from before that %s is asked for again', async (_, answer) => {
  askedBefore('/api/x', answer())
  answers('{"from":"now"}')
  expect(await call('/api/x')).toEqual({ from: 'now' })
})

test('an answer from before that asks for a pause is obeyed like any other', async () => {
  const error = { code: 'slow_down', message: 'Wait.', retryAfter: 3 }
  askedBefore('/api/x', Promise.resolve(new Response(JSON.stringify({ error }), { status: 429 })))
  const fetched = answers('{"from":"now"}')
  expect(await failure(call('/api/x'))).toMatchObject({ status: 429, body: { retryAfter: 3 } })
  expect(fetched).not.toHaveBeenCalled()
})

test('an answer from long before is not taken, nor one to a change', async () => {
  answers('{"from":"now"}')
  askedBefore('/api/x', Promise.resolve(new Response('{"from":"before"}')))
  expect(await call('/api/x', { method: 'PUT', body: {} })).toEqual({ from: 'now' })
  askedBefore('/api/x', Promise.resolve(new Response('{"from":"before"}')), 10_001)
  expect(await call('/api/x')).toEqual({ from: 'now' })
})
