import type { ErrorBody } from './errors'

/** A past login, as Cloudflare's log has it. Each member may be missing there. */
export interface LoginRow {
  allowed: boolean
  /** The id of the application. */
  app_uid?: string
  app_domain?: string
  email?: string
  ip?: string
  /** The type of the login method (`azureAD`, `onetimepin`, …). */
  connection?: string
  /** Two letters; Cloudflare does not always tell it. */
  country?: string
  /** RFC 3339. */
  created_at?: string
}

/** The log of logins since a day, the newest first. */
export interface LoginLog {
  logins: LoginRow[]
  /** The day asked for, `2026-11-01`. */
  since: string
  /** All that Cloudflare keeps since then is here; otherwise only the newest part of it. */
  whole: boolean
  /** RFC 3339: when the oldest login here was; absent where there is none. */
  oldest?: string
  /** How long Cloudflare keeps its log, in a sentence. */
  retention: string
  /** Why nothing could be read. */
  unread?: Pick<ErrorBody, 'message' | 'permission'>
}
