import { AppError } from '#core/errors'
import { isObject, readJson } from '#core/json'
import type { MiddlewareHandler } from 'hono'
import { bodyText, TooLong } from '../body-text'
import type { Schedule } from '../cloudflare/client'
import type { Env } from '../env'

/** Room for a policy with its 1,000 rules several times over. */
const LIMIT_BYTES = 1024 * 1024

/** Time for 1 MB over a slow line. */
const LIMIT_MS = 20_000

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Takes in what is sent with a change, counted while it comes: what is longer than any document can be is refused, and
 * so is what does not end.
 */
export const limitBody =
  (schedule: Schedule): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (!READS.has(c.req.method)) c.set('bodyText', await received(c.req.raw, schedule))
    await next()
  }

async function received(request: Request, schedule: Schedule): Promise<string> {
  const abort = new AbortController()
  const callOff = schedule(LIMIT_MS, () => abort.abort())
  try {
    return await bodyText(request, LIMIT_BYTES, abort.signal)
  } catch (cause) {
    if (abort.signal.aborted) {
      throw new AppError(
        'too_slow',
        'What you sent did not arrive in time. Try again on a better connection.',
        {},
        { cause },
      )
    }
    if (cause instanceof TooLong) {
      throw new AppError(
        'too_large',
        'This is more than 1 MB. A policy or group is never that long: check what was pasted.',
      )
    }
    throw new AppError('invalid_request', 'What was sent did not arrive whole. Try again.', {}, { cause })
  } finally {
    callOff()
  }
}

interface JsonBody<T> {
  in: { json: T }
  out: { json: T }
}

/**
 * The body as the object it is, every number and unknown member as it was sent. Its type is what `AppType` tells the
 * browser to send; here nothing is taken for granted yet.
 */
export const jsonBody =
  <T extends object>(): MiddlewareHandler<Env, string, JsonBody<T>> =>
  async (c, next) => {
    c.req.addValidatedData('json', objectIn(c.get('bodyText') ?? ''))
    await next()
  }

function objectIn(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = readJson(text)
  } catch (cause) {
    throw new AppError(
      'invalid_request',
      'What was sent is not JSON, is nested deeper than any policy, or arrived in part only. Check it and try again.',
      {},
      { cause },
    )
  }
  if (isObject(value)) return value
  throw new AppError('invalid_request', 'A JSON object is needed here: something in curly brackets.')
}
