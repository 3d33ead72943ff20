import { expect, test } from 'vitest'
import { CLOUDFLARE_LIMIT } from './rate-limit'
import { bearer, failure, sandboxUnderTest } from './sandbox-under-test'

const limit = { calls: 3, seconds: 300, blockSeconds: 300 }

test('Cloudflare allows 1200 calls in five minutes', () => {
  expect(CLOUDFLARE_LIMIT).toEqual({ calls: 1200, seconds: 300, blockSeconds: 300 })
})

test('whoever calls too often waits five minutes from then on', async () => {
  const { call, clock } = await sandboxUnderTest({ rateLimit: limit })
  const first = await call('GET', '/accounts')
  expect(first.headers.get('x-ratelimit-limit')).toBe('3')
  expect(first.headers.get('x-ratelimit-remaining')).toBe('2')
  expect(first.headers.get('x-ratelimit-reset')).toBe('300')
  await call('GET', '/accounts')
  await call('GET', '/accounts')
  clock.advance(200)
  const refused = await call('GET', '/accounts')
  expect(failure(refused)).toEqual({
    status: 429,
    code: 971,
    message: 'Please wait and consider throttling your request speed',
  })
  expect(refused.headers.get('retry-after')).toBe('300')
  clock.advance(299)
  expect((await call('GET', '/accounts')).headers.get('retry-after')).toBe('1')
  clock.advance(1)
  expect((await call('GET', '/accounts')).status).toBe(200)
})

test('the count starts anew after five minutes, and is kept for each credential', async () => {
  const { call, clock, sandbox } = await sandboxUnderTest({ rateLimit: limit })
  for (const _ of [1, 2, 3]) await call('GET', '/accounts')
  expect((await call('GET', '/accounts', undefined, bearer(sandbox.readOnlyToken))).status).toBe(200)
  clock.advance(300)
  expect((await call('GET', '/accounts')).headers.get('x-ratelimit-remaining')).toBe('2')
})

test('without a limit nothing is counted', async () => {
  const { call } = await sandboxUnderTest()
  expect((await call('GET', '/accounts')).headers.has('x-ratelimit-limit')).toBe(false)
})
