import { AppError, type ErrorBody } from '#core/errors'
import { appErrorOf } from './cloudflare/errors'
import { UpstreamError } from './cloudflare/upstream-error'

/** Why something could not be read. Our own words only: what Cloudflare said stands in the log. */
export function reasonOf(error: unknown): Pick<ErrorBody, 'code' | 'message' | 'permission' | 'retryAfter'> {
  const known = error instanceof UpstreamError ? appErrorOf(error) : error
  if (!(known instanceof AppError)) return { code: 'failed', message: 'Something went wrong in Gatehouse itself.' }
  const { permission, retryAfter } = known.details
  return {
    code: known.code,
    message: known.message,
    ...(permission !== undefined && { permission }),
    ...(retryAfter !== undefined && { retryAfter }),
  }
}
