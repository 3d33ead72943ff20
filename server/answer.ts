import { writeJson } from '#core/json'
import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A JSON answer in which every number stands as it was read; `c.json` would round what a double cannot hold. */
export function answer<T, S extends ContentfulStatusCode = 200>(
  c: Context,
  value: T,
  status: S = 200 as S,
): Response & TypedResponse<T, S, 'json'> {
  const response = c.body(writeJson(value), status, { 'content-type': 'application/json; charset=UTF-8' })
  return response as unknown as Response & TypedResponse<T, S, 'json'>
}
