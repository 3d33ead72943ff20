import type { Publisher, Risk } from './account-settings'
import type { GuardBreach } from './assessment'
import type { ChangeOutcome } from './change-set'
import type { UncheckedGuard } from './unchecked-guard'

/** Every way a request to our own API can fail, with the status it answers. */
export const statusByCode = {
  invalid_request: 400,
  not_signed_in: 401,
  not_allowed: 403,
  needs_approval: 403,
  not_found: 404,
  too_slow: 408,
  conflict: 409,
  guarded: 409,
  changed_meanwhile: 412,
  too_large: 413,
  wrong_content_type: 415,
  wrong_host: 421,
  base_missing: 428,
  slow_down: 429,
  failed: 500,
  cloudflare_failed: 502,
  sign_in_unavailable: 503,
  shutting_down: 503,
  cloudflare_slow: 504,
  not_stored: 507,
} as const

export type ErrorCode = keyof typeof statusByCode

/** Where an error belongs on the page, so that it is shown there. */
export interface ErrorPlace {
  /** A field of the document: `name`, `include`, `require`, `exclude`, `session_duration`, … */
  field?: string
  /** The position of the rule inside that field. */
  index?: number
}

/** The body of every failed answer of our API, under `error`. */
export interface ErrorBody {
  code: ErrorCode
  /** Whole sentences for the person on the page: what is wrong and how to mend it. Never holds a secret. */
  message: string
  place?: ErrorPlace
  /** What Cloudflare said, for the small print: HTTP status, its code, its own message. */
  cloudflare?: { status: number; code?: number; message?: string; ray?: string }
  /** Seconds to wait before the next try, when Cloudflare said so. */
  retryAfter?: number
  /** The token permission that is missing, as Cloudflare names it. */
  permission?: string
  /** For `changed_meanwhile`: the object as it is now. */
  live?: unknown
  /** What became of each change, when several were to be made as one and one of them failed. */
  changes?: ChangeOutcome[]
  /** For `guarded`: what the change would break. Those that are `broken` stopped it. */
  breaches?: GuardBreach[]
  /** For `guarded`: guards that are set and could not be looked at. */
  unchecked?: UncheckedGuard[]
  /** For `needs_approval`: how far the change reaches, and who may publish such a change. */
  risk?: Risk
  publisher?: Publisher
  /** Ties the answer to a line in the server's log. */
  requestId?: string
}

type Details = Omit<ErrorBody, 'code' | 'message' | 'requestId'>

/** Thrown anywhere in the server; the one error handler of `server/app.ts` alone makes it an answer. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Details

  constructor(code: ErrorCode, message: string, details: Details = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
