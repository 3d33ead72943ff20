import { LONGEST_WAIT_MS } from './budget'
import type { UpstreamError } from './upstream-error'

/** Tries after the first one; reads only. */
const RETRIES = 2

const BASE_DELAY_MS = 250

/** Answers of Cloudflare's edge that tend to pass: its own 520 to 530 as well as the usual ones. */
const isTransient = (status: number) =>
  status === 500 || (status >= 502 && status <= 504) || (status >= 520 && status <= 530)

/**
 * How long to wait before a failed read is tried again, or `undefined` to give up. `retry` counts from 0;
 * `random` is in [0, 1) and spreads the tries of several requests.
 */
export function retryDelayMs(error: UpstreamError, retry: number, random: number): number | undefined {
  if (error.asked.method !== 'GET' || retry >= RETRIES) return undefined
  const refused = error.failure === 'refused'
  if (refused && error.status === 429) {
    // At once, since the budget makes everybody wait as Cloudflare asked; Cloudflare's own block lasts five minutes.
    return error.retryAfterMs !== undefined && error.retryAfterMs <= LONGEST_WAIT_MS ? 0 : undefined
  }
  if (error.failure === 'unreachable' || (refused && isTransient(error.status))) {
    return Math.round(BASE_DELAY_MS * 2 ** retry * (0.5 + random / 2))
  }
  return undefined
}

/** The `Retry-After` header in milliseconds, in either of its two forms: seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  const text = header.trim()
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
