/** One entry of the `errors` of Cloudflare's envelope. */
export interface CloudflareMessage {
  code?: number
  message: string
}

/**
 * How an exchange with Cloudflare failed. `refused`: a whole answer that says no. The others are no answer at all:
 * nothing came in time, the connection failed, what came could not be read, it pointed elsewhere, was too long, or was a
 * list of which only a part can be had. `held_back`: it was not even sent, because the budget is spent.
 */
export type Failure =
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'unreadable'
  | 'redirected'
  | 'too_long'
  | 'incomplete'
  | 'held_back'

/** What was asked, as far as a person can be told: never the path, never the credential. */
export interface Asked {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** What it was about, as it stands in a sentence: "the policy", "the list of groups". */
  subject: string
  /** The token permission that it takes, as Cloudflare names it. */
  permission: string
  /** Where it may be when Cloudflare does not find it: a whole sentence. */
  elsewhere?: string
}

interface Details {
  failure: Failure
  asked: Asked
  /** HTTP status; 0 when no answer came. */
  status: number
  errors: CloudflareMessage[]
  ray?: string | undefined
  /** How long Cloudflare asks us to wait. */
  retryAfterMs?: number | undefined
}

/** Every failure of the upstream client is one of these; `errors.ts` puts it into words. */
export class UpstreamError extends Error {
  readonly failure: Failure
  readonly asked: Asked
  readonly status: number
  readonly errors: CloudflareMessage[]
  readonly ray: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(details: Details, options?: ErrorOptions) {
    super(
      `Cloudflare: ${details.asked.method} ${details.asked.subject}: ${details.failure} (${details.status})`,
      options,
    )
    this.name = 'UpstreamError'
    this.failure = details.failure
    this.asked = details.asked
    this.status = details.status
    this.errors = details.errors
    this.ray = details.ray
    this.retryAfterMs = details.retryAfterMs
  }

  /** The request may or may not have taken effect: only looking tells. A refusal is certain, except a server fault. */
  get outcomeUnclear(): boolean {
    return this.failure === 'refused' ? this.status >= 500 : this.failure !== 'held_back'
  }
}
