import type { ContentfulStatusCode } from 'hono/utils/http-status'

interface More {
  headers?: Record<string, string>
  /** Only Cloudflare's front door sends it. */
  error_chain?: { code: number; message: string }[]
}

/** A refusal as Cloudflare words it. Thrown anywhere in the sandbox; `sandbox.ts` makes it the answer. */
export class Failure extends Error {
  readonly status: ContentfulStatusCode
  readonly errors: { code: number; message: string; error_chain?: { code: number; message: string }[] }[]
  readonly headers: Record<string, string>

  constructor(status: ContentfulStatusCode, code: number, message: string, more: More = {}) {
    super(message)
    this.name = 'Failure'
    this.status = status
    this.errors = [{ code, message, ...(more.error_chain && { error_chain: more.error_chain }) }]
    this.headers = more.headers ?? {}
  }
}

/** A body that Access does not take. `detail` says why, in Cloudflare's words. */
export const invalidRequest = (detail?: string) =>
  new Failure(400, 12130, ['access.api.error.invalid_request', ...(detail ? [detail] : [])].join(': '))

export const notFound = () => new Failure(404, 12135, 'access.api.error.not_found')

export const unknownApplication = () => new Failure(404, 11021, 'access.api.error.unknown_application')

export const conflict = (detail: string) => new Failure(409, 12132, `access.api.error.conflict: ${detail}`)

export const internalError = () => new Failure(500, 10001, 'access.api.error.internal_server_error')

/** Not Cloudflare's: the disk under the sandbox did not take a write. */
export const notStored = (reason: string) => new Failure(507, 10507, `sandbox.storage: ${reason}`)

export const notAuthenticated = () => new Failure(403, 10000, 'Authentication error')

export const outOfReach = () => new Failure(403, 9109, 'Unauthorized to access requested resource')

export const notEnabled = () => new Failure(400, 9999, 'access.api.error.not_enabled')

export function noRoute(path: string) {
  const failure = new Failure(404, 7003, `Could not route to ${path}, perhaps your object identifier is invalid?`)
  failure.errors.push({ code: 7000, message: 'No route for that URI' })
  return failure
}

/** `wait`: seconds until the next try; without it Cloudflare says only to slow down. */
export const slowDown = (wait?: number) =>
  new Failure(429, 971, 'Please wait and consider throttling your request speed', {
    headers: wait === undefined ? {} : { 'retry-after': String(wait) },
  })

/** Gateway words its refusals in its own way; these codes are a guess, see docs/sandbox.md. */
export const invalidList = (detail: string) => new Failure(400, 2000, `invalid list: ${detail}`)

export const listNotFound = () => new Failure(404, 2002, 'list not found')
