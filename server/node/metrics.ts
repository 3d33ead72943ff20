import { Hono } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../watch'

/** From a cached answer to the longest that anybody waits for Cloudflare, in seconds. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** From just read to as long as anything is kept, in seconds. */
const AGES = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600]

/**
 * What happens, for Prometheus. The names of routes, methods and subjects are ours and few; who asked, and for what, is
 * in none of them.
 */
export function createMetrics(): Metrics & { page: Hono } {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'gatehouse_requests_total',
    help: 'Requests that were answered.',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'gatehouse_request_seconds',
    help: 'How long requests took.',
    labelNames: ['method', 'route'] as const,
    buckets: SECONDS,
    registers,
  })
  const calls = new Counter({
    name: 'gatehouse_upstream_calls_total',
    help: 'Exchanges with Cloudflare, each try by itself. Outcome slow_down: its rate limit.',
    labelNames: ['method', 'subject', 'outcome'] as const,
    registers,
  })
  const callSeconds = new Histogram({
    name: 'gatehouse_upstream_seconds',
    help: 'How long exchanges with Cloudflare took.',
    labelNames: ['method', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  })
  const limited = new Counter({
    name: 'gatehouse_rate_limited_total',
    help: 'Answers with status 429: by Cloudflare to us, by us to a browser.',
    labelNames: ['by'] as const,
    registers,
  })
  const age = new Histogram({
    name: 'gatehouse_answer_age_seconds',
    help: 'How old the oldest thing in an answer was that came out of the memory of Gatehouse.',
    buckets: AGES,
    registers,
  })
  return {
    budget(state) {
      for (const [name, help, value] of [
        ['gatehouse_budget_calls', 'Calls that Cloudflare grants in five minutes.', () => state().calls],
        ['gatehouse_budget_left', 'Calls that are left of them.', () => state().remaining],
      ] as const) {
        const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(value()) })
      }
    },
    answered({ method, route, status, ms, age: kept }) {
      if (kept !== undefined) age.observe(kept / 1000)
      requests.inc({ method, route, status })
      requestSeconds.observe({ method, route }, ms / 1000)
      if (status === 429) limited.inc({ by: 'gatehouse' })
    },
    called({ method, subject, outcome, ms }) {
      calls.inc({ method, subject, outcome })
      callSeconds.observe({ method, outcome }, ms / 1000)
      if (outcome === 'slow_down') limited.inc({ by: 'cloudflare' })
    },
    page: new Hono().get('/metrics', async (c) => {
      c.header('content-type', registry.contentType)
      return c.body(await registry.metrics())
    }),
  }
}
