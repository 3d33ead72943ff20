import type { ErrorBody } from '#core/errors'

/** A request to our own server that failed. `status` 0: the server was not reached at all. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, body: ErrorBody, options?: ErrorOptions) {
    super(body.message, options)
    this.name = 'ApiError'
    this.status = status
    this.body = body
  }
}

/** Worth trying again unasked: nothing was wrong with the question, and something between us and the answer was. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504)

/** Any thrown thing as an `ApiError`, so that pages have one kind to show; a bug in the page keeps its own words. */
export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError
    ? error
    : new ApiError(500, {
        code: 'failed',
        message: `Something went wrong on this page: ${error instanceof Error ? error.message : String(error)}`,
      })
