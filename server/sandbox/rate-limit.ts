export interface RateLimit {
  /** So many calls … */
  calls: number
  /** … within so many seconds; whoever makes more waits `blockSeconds`. */
  seconds: number
  blockSeconds: number
}

/** All endpoints together, per credential. https://developers.cloudflare.com/fundamentals/api/reference/limits/ */
export const CLOUDFLARE_LIMIT: RateLimit = { calls: 1200, seconds: 300, blockSeconds: 300 }

/** Gateway lists have a limit of their own. https://developers.cloudflare.com/cloudflare-one/reusable-components/lists/ */
export const LISTS_LIMIT: RateLimit = { calls: 600, seconds: 60, blockSeconds: 120 }

export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the count starts anew, or until the block ends. */
  reset: number
}

/** Counts the calls of each credential in windows that start with its first call. */
export function createRateLimiter({ calls, seconds, blockSeconds }: RateLimit) {
  const windows = new Map<string, { ends: number; used: number; blocked: boolean }>()

  return (credential: string, now: Date): Allowance => {
    const at = now.getTime() / 1000
    let window = windows.get(credential)
    if (!window || at >= window.ends) {
      window = { ends: at + seconds, used: 0, blocked: false }
      windows.set(credential, window)
    }
    window.used += 1
    if (window.used > calls && !window.blocked) {
      window.blocked = true
      window.ends = at + blockSeconds
    }
    return {
      allowed: !window.blocked,
      limit: calls,
      remaining: Math.max(0, calls - window.used),
      reset: Math.ceil(window.ends - at),
    }
  }
}
