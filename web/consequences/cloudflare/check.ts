import type { TestProgress } from '#core/policy-test'
import type { ApiError } from '../../api/api-error'
import type { ExternalStore } from '../../external-store'
import type { Compared } from '../questions'

/** Where a draft is tested: an application, or, without an id, the changed rules themselves. */
export interface CheckedPlace {
  id?: string
  name: string
}

/**
 * How a check came to its end. `complete`: both sides were tested. `stopped`: by the person. `blocked`: Cloudflare did
 * not run it, as another one was running. `too-long`: Cloudflare gave up. `failed`: see `error`.
 */
export type CheckEnd = 'complete' | 'stopped' | 'blocked' | 'too-long' | 'failed'

/** Cloudflare's own test of a draft, as far as it is. */
export interface Check {
  place: CheckedPlace
  /** The draft that it is about, as text; the page's may have moved on. */
  changes: string
  /** What is being tested: the policies as they are, or as the draft has them. */
  testing?: 'before' | 'after'
  /** How far that is; absent until Cloudflare has said so. */
  progress?: TestProgress
  /** Absent while it runs. */
  end?: CheckEnd
  error?: ApiError
  /** What is known so far. */
  compared?: Compared
  /** Compares anew what is known with what we say now; for when more is known of people. Absent before there is anything. */
  renew?: () => void
  /** Ends the asking; absent when it is over. */
  stop?: () => void
}

/** Keeps what one run tells, until another run begins: what an older one still has to say is of no use then. */
export function keepingRun(store: ExternalStore<Check | undefined>): (check: Check) => void {
  let own: Check | undefined
  return (check) => {
    if (own && store.get() !== own) return
    own = check
    store.set(check)
  }
}
