import { AppError } from '#core/errors'
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env'

/** Above this many people, those are forgotten who have all their requests again. */
const REMEMBERED = 1_000

interface Allowance {
  left: number
  /** Milliseconds since 1970. */
  at: number
}

/**
 * So many requests a minute for each person: all at once if they like, then as quickly as they come back. It keeps one
 * person's runaway page from using up what all share at Cloudflare.
 */
export function rateLimit(perMinute: number, clock: () => Date): MiddlewareHandler<Env> {
  const allowances = new Map<string, Allowance>()
  const leftNow = ({ left, at }: Allowance, now: number) =>
    Math.min(perMinute, left + (Math.max(0, now - at) * perMinute) / 60_000)

  return async (c, next) => {
    const now = clock().getTime()
    const name = c.var.actor?.name ?? ''
    const before = allowances.get(name)
    const left = before ? leftNow(before, now) : perMinute
    if (left < 1) {
      const retryAfter = Math.ceil(((1 - left) * 60) / perMinute)
      throw new AppError(
        'slow_down',
        `These were more than ${perMinute} requests in a minute, which is more than one person needs. Wait a moment and try again.`,
        { retryAfter },
      )
    }
    if (!before && allowances.size >= REMEMBERED) {
      for (const [other, allowance] of allowances) if (leftNow(allowance, now) >= perMinute) allowances.delete(other)
    }
    allowances.set(name, { left: left - 1, at: now })
    await next()
  }
}
