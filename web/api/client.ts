import type { hc, InferResponseType } from 'hono/client'
import type { AppType } from '../../server/app'
import type { ErrorBody } from '#core/errors'
import { isObject, readJson, writeJson } from '#core/json'
import { ApiError } from './api-error'
import { askedAhead } from './asked-ahead'
import { newRequestId } from './request-id'

/** Our server's routes as the server itself declares them: their names, and what they answer. */
export type Routes = ReturnType<typeof hc<AppType>>['api']

/** What a route answers when it succeeds. */
export type AnswerOf<Route> = InferResponseType<Route, 200>

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON, every number as it was read. */
  body?: unknown
  /** The version that the change was made from. */
  etag?: string
  signal?: AbortSignal
  /** Told of the headers of an answer that is a success. */
  onAnswer?: (headers: Headers) => void
}

/**
 * Asks our own server; `path` is one of its addresses from `apiPath`. Numbers and unknown members of the answer are
 * kept as they came.
 * @throws ApiError for every answer that is not a success, and with status 0 when there was none
 */
export async function call<Answer>(
  path: string,
  { method = 'GET', body, etag, signal, onAnswer }: Call = {},
): Promise<Answer> {
  const requestId = newRequestId()
  const headers = new Headers({ accept: 'application/json', 'x-request-id': requestId })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (etag !== undefined) headers.set('if-match', etag)
  const request: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) request.body = writeJson(body)
  if (signal) request.signal = signal

  let response: Response
  let text: string
  try {
    response = (method === 'GET' ? await askedAhead(path) : undefined) ?? (await fetch(path, request))
    text = await response.text()
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(
      0,
      { code: 'failed', message: 'Gatehouse itself cannot be reached. Is it still running?', requestId },
      { cause },
    )
  }
  const answer = parsed(text)
  if (response.ok && answer !== undefined) {
    onAnswer?.(response.headers)
    return answer as Answer
  }
  throw new ApiError(response.status, errorBodyOf(answer) ?? unreadable(response))
}

/** An address of our API, its segments encoded. */
export const apiPath = (...segments: string[]) => `/api/${segments.map(encodeURIComponent).join('/')}`

function parsed(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    // Not JSON: the caller tells the person that the answer could not be read.
    return undefined
  }
}

function errorBodyOf(answer: unknown): ErrorBody | undefined {
  const error = isObject(answer) ? answer.error : undefined
  return isObject(error) && typeof error.message === 'string' ? (error as unknown as ErrorBody) : undefined
}

const unreadable = ({ status, headers }: Response): ErrorBody => {
  const requestId = headers.get('x-request-id')
  return {
    code: 'failed',
    message: `Gatehouse gave an answer that this page could not read (status ${status}). Try again; if it stays, look at the log of the server.`,
    ...(requestId && { requestId }),
  }
}
