import { toldLimit, type ToldLimit } from './rate-limit-headers'

/** At most so many calls in any stretch of so many milliseconds. */
export interface Limit {
  calls: number
  windowMs: number
}

/**
 * All endpoints together, for everything that uses the same user or token: the dashboard too.
 * https://developers.cloudflare.com/fundamentals/api/reference/limits/
 */
export const CLOUDFLARE_LIMIT: Limit = { calls: 1200, windowMs: 5 * 60_000 }

/** Gateway lists have one of their own. https://developers.cloudflare.com/cloudflare-one/reusable-components/lists/ */
export const LISTS_LIMIT: Limit = { calls: 600, windowMs: 60_000 }

/** The first pause after a 429 that does not say how long; each further one in a row is twice as long. */
export const FIRST_PAUSE_MS = 2000

/** As long as Cloudflare blocks whoever went over its limit. */
const LONGEST_GUESSED_PAUSE_MS = 5 * 60_000

/** A longer `Retry-After` would be a mistake somewhere, and must not stop us until the next start. */
const LONGEST_TOLD_PAUSE_MS = 60 * 60_000

interface LimitedAnswer {
  status: number
  headers: Pick<Headers, 'get'>
  retryAfterMs: number | undefined
  /** Calls on their way, which Cloudflare may not have counted yet. */
  others: number
}

/**
 * How much of one limit is left. It counts the calls of ours, and believes Cloudflare when that says that fewer are
 * left: others may use the same token. All times are in milliseconds since 1970.
 */
export function createAllowance(limit: Limit) {
  /** The calls of the window that ends now, oldest first. */
  let sent: number[] = []
  let told: ToldLimit | undefined
  let pausedUntil = 0
  /** How many pauses in a row Cloudflare asked for without saying how long. */
  let guesses = 0

  const forget = (now: number) => {
    if (sent[0] !== undefined && sent[0] <= now - limit.windowMs) sent = sent.filter((at) => at > now - limit.windowMs)
    if (told && told.until <= now) told = undefined
  }
  const calls = () => Math.min(limit.calls, told?.calls ?? Infinity)

  return {
    /** Calls in a whole window; `Infinity` where there is no limit. */
    calls(now: number): number {
      forget(now)
      return calls()
    },

    remaining(now: number): number {
      forget(now)
      return pausedUntil > now ? 0 : Math.max(0, Math.min(limit.calls - sent.length, told?.left ?? Infinity))
    },

    /** The end of the pause that Cloudflare asked for, unless it is over. */
    pausedUntil: (now: number): number | undefined => (pausedUntil > now ? pausedUntil : undefined),

    /** The moment from which one more call leaves that share (0 to 1) of the limit to others: `now`, or a later one. */
    freeAt(now: number, reserve: number): number {
      forget(now)
      const kept = Number.isFinite(calls()) ? Math.floor(calls() * reserve) : 0
      const waits = [now, pausedUntil]
      if (told && told.left <= kept) waits.push(told.until)
      const most = limit.calls - kept
      if (sent.length >= most) waits.push((sent[sent.length - most] ?? now) + limit.windowMs)
      return Math.max(...waits)
    },

    spend(now: number): void {
      if (Number.isFinite(limit.calls)) sent.push(now)
      if (told) told.left = Math.max(0, told.left - 1)
    },

    /**
     * Learns from an answer. After a 429 it stops for as long as that says, or for a guess that grows.
     * @returns how long the stop is, in milliseconds; `undefined` = no stop was asked for
     */
    answered(now: number, { status, headers, retryAfterMs, others }: LimitedAnswer): number | undefined {
      const news = toldLimit(headers, now)
      if (news) told = { ...news, left: Math.max(0, news.left - others) }
      if (status !== 429) {
        if (pausedUntil <= now) guesses = 0
        return undefined
      }
      if (retryAfterMs !== undefined) {
        pausedUntil = Math.max(pausedUntil, now + Math.min(retryAfterMs, LONGEST_TOLD_PAUSE_MS))
      } else if (pausedUntil <= now) {
        // Of several calls that were refused at once only the first counts.
        pausedUntil = now + Math.min(FIRST_PAUSE_MS * 2 ** guesses, LONGEST_GUESSED_PAUSE_MS)
        guesses += 1
      }
      return pausedUntil - now
    },
  }
}

export type Allowance = ReturnType<typeof createAllowance>
