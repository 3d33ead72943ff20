import type { ErrorBody } from './errors'

/** How old one thing is that the server read of an account, and what became of the last try to read it anew. */
export interface ReadAge {
  /** RFC 3339; absent while it was never read. */
  readAt?: string
  /** It is being read at this moment. */
  reading: boolean
  /** Why the last reading failed. What is there is then older than it should be. */
  error?: Pick<ErrorBody, 'code' | 'message' | 'permission' | 'retryAfter'>
}

/** What the server remembers of an account, so that a page can say how old what it shows is. */
export interface SnapshotState {
  /** By the name of the list: `policies`, `groups`, `apps`, … */
  reads: Record<string, ReadAge>
  /**
   * Requests that may be made to Cloudflare within five minutes, and how many are left of them; absent on the practice
   * account, which has no limit.
   */
  budget?: { calls: number; remaining: number }
  /** RFC 3339: until then Cloudflare takes no requests at all. */
  blockedUntil?: string
}
