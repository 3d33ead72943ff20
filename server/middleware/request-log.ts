import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Env } from '../env'

/** The number that Cloudflare gives a request which passes through it, when we stand behind Access. */
const RAY = /^[0-9a-f]{16,20}(-[A-Z]{3})?$/

const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * One line for each request, with the pattern of its route: what was asked for stays out of the log. Everything that is
 * done for the request bears its number, in the log and on the page.
 */
export const requestLog: MiddlewareHandler<Env> = async (c, next) => {
  const { clock, watch } = c.var.services
  const { requestId } = c.var
  const start = clock().getTime()
  await watch.during(requestId, next)
  const method = METHODS.has(c.req.method) ? c.req.method : 'other'
  const now = clock().getTime()
  const readAt = c.res.headers.get('x-read-at')
  const ray = c.req.header('cf-ray')
  watch.answered(
    {
      method,
      route: routePath(c),
      status: c.res.status,
      ms: now - start,
      age: readAt === null ? undefined : now - Date.parse(readAt),
    },
    requestId,
    ray !== undefined && RAY.test(ray) ? ray : undefined,
    c.var.actor?.name,
  )
}
