import { expect, test } from 'vitest'
import { appUnderTest } from '../app-under-test'
import { envelope, json, refusal, type Reply, scriptedUpstream } from '../cloudflare/scripted-upstream'
import { createMetrics } from './metrics'

/** An app with metrics, and the value of a sample on their page. */
function measured(...replies: Reply[]) {
  const metrics = createMetrics()
  const { call } = appUnderTest({ upstream: scriptedUpstream(...replies).options, metrics })
  const page = async () => (await metrics.page.request('/metrics')).text()
  const value = async (sample: string) => {
    const line = (await page()).split('\n').find((each) => each.startsWith(`${sample} `))
    return line === undefined ? undefined : Number(line.slice(sample.length))
  }
  return { call, page, value }
}

const noAccounts = json(envelope([], { result_info: { total_count: 0, total_pages: 0 } }))

test('requests are counted by the pattern of their route, and exchanges with Cloudflare by what they were about', async () => {
  const { call, value } = measured(noAccounts, noAccounts)
  await call('GET', '/api/accounts')
  await call('GET', '/api/accounts')
  await call('GET', `/api/accounts/${'a'.repeat(32)}/policies/not-an-id`)
  expect(await value('gatehouse_requests_total{method="GET",route="/api/accounts",status="200"}')).toBe(2)
  const one = 'gatehouse_requests_total{method="GET",route="/api/accounts/:account/policies/:id",status="404"}'
  expect(await value(one)).toBe(1)
  const calls = 'gatehouse_upstream_calls_total{method="GET",subject="the list of accounts",outcome="ok"}'
  expect(await value(calls)).toBe(2)
  expect(await value('gatehouse_request_seconds_count{method="GET",route="/api/accounts"}')).toBe(2)
  expect(await value('gatehouse_upstream_seconds_count{method="GET",outcome="ok"}')).toBe(2)
})

test('a rate limit is counted on both sides: what Cloudflare told us and what we told the browser', async () => {
  const { call, value } = measured(json(refusal(971, 'wait'), 429, { 'retry-after': '300' }))
  expect((await call('GET', '/api/accounts')).status).toBe(429)
  expect(await value('gatehouse_rate_limited_total{by="cloudflare"}')).toBe(1)
  expect(await value('gatehouse_rate_limited_total{by="gatehouse"}')).toBe(1)
})

test('the calls that are left and the age of what is answered from memory can be read', async () => {
  const policies = json(envelope([], { result_info: { total_count: 0, total_pages: 0 } }))
  const { call, value } = measured(policies)
  expect(await value('gatehouse_budget_left')).toBe(1200)
  expect((await call('GET', `/api/accounts/${'a'.repeat(32)}/policies`)).status).toBe(200)
  expect(await value('gatehouse_budget_left')).toBe(1199)
  expect(await value('gatehouse_answer_age_seconds_count')).toBe(1)
})

test('nothing that was asked for becomes a label', async () => {
  const { call, page } = measured()
  const account = 'c0ffee'.repeat(5).concat('00')
  for (const path of [`/api/accounts/${account}/policies/x`, '/api/secret-name', '/secret-page?token=secret-query']) {
    await call('GET', path, undefined, { 'x-request-id': 'secret-request' })
  }
  expect(await page()).not.toMatch(/secret|c0ffee/)
})

test('the process itself is on the page: memory and the delay of its loop', async () => {
  const text = await measured().page()
  expect(text).toContain('process_resident_memory_bytes')
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
})
