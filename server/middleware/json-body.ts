import { AppError } from '#core/errors'
import { isObject, readJson } from '#core/json'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Room for a policy with its 1,000 rules several times over. */
const LIMIT_BYTES = 1024 * 1024

/** Refuses what is longer than any document can be, while it is still coming in. */
export const limitBody = bodyLimit({
  maxSize: LIMIT_BYTES,
  onError: () => {
    throw new AppError(
      'too_large',
      'This is more than 1 MB. A policy or group is never that long: check what was pasted.',
    )
  },
})

interface JsonBody<T> {
  in: { json: T }
  out: { json: T }
}

/**
 * The body as the object it is, every number and unknown member as it was sent. Its type is what `AppType` tells the
 * browser to send; here nothing is taken for granted yet.
 */
export const jsonBody =
  <T extends object>(): MiddlewareHandler<object, string, JsonBody<T>> =>
  async (c, next) => {
    c.req.addValidatedData('json', objectIn(await c.req.text()))
    await next()
  }

function objectIn(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = readJson(text)
  } catch (cause) {
    throw new AppError(
      'invalid_request',
      'What was sent is not JSON, or only a part of it arrived. Try again.',
      {},
      { cause },
    )
  }
  if (isObject(value)) return value
  throw new AppError('invalid_request', 'A JSON object is needed here: something in curly brackets.')
}
