import { writeJson } from '#core/json'
import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Env } from './env'

/**
 * A JSON answer in which every number stands as it was read; `c.json` would round what a double cannot hold. A
 * credential that Cloudflare repeats, wherever it stands, goes no further.
 */
export function answer<T, S extends ContentfulStatusCode = 200, E extends Env = Env>(
  c: Context<E>,
  value: T,
  status: S = 200 as S,
): Response & TypedResponse<T, S, 'json'> {
  const response = c.body(c.var.services.redact(writeJson(value)), status, {
    'content-type': 'application/json; charset=UTF-8',
  })
  return response as unknown as Response & TypedResponse<T, S, 'json'>
}
