import type { Asked, Failure, UpstreamError } from './upstream-error'

/** How an exchange with Cloudflare went; `slow_down`: refused by its rate limit. */
export type Outcome = 'ok' | 'slow_down' | Failure

/** One exchange with Cloudflare, as far as logs and metrics may know of it: nothing of what was asked for. */
export interface UpstreamCall {
  method: Asked['method']
  /** What it was about: one of the few subjects that the code of `server/cloudflare` names. */
  subject: string
  outcome: Outcome
  /** HTTP status; 0 when no answer came. */
  status: number
  ms: number
  /** Cloudflare's number for the exchange, by which its support finds it. */
  ray?: string | undefined
}

/** How an exchange that failed went. */
export const outcomeOf = ({ failure, status }: UpstreamError): Outcome =>
  failure === 'refused' && status === 429 ? 'slow_down' : failure

/** What Cloudflare's answer says of itself: its status, and the numbers by which its support and its audit log find it. */
export interface CloudflareAnswer {
  status?: number | undefined
  ray?: string | undefined
  audit?: string | undefined
}
