import type { GuardBreach } from './assessment'

/** A guard that nobody could look at before a publish, because a fact for it could not be read. */
export interface UncheckedGuard {
  guard: GuardBreach['guard']
  /** Whole sentences: what could not be checked, and why. */
  message: string
  /** The token permission that is missing, as Cloudflare names it. */
  permission?: string
}
