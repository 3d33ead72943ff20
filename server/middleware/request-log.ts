import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Env } from '../env'

/** One line for each request, with the pattern of its route: what was asked for stays out of the log. */
export const requestLog: MiddlewareHandler<Env> = async (c, next) => {
  const { clock, log } = c.var.services
  const start = clock().getTime()
  await next()
  log('info', 'request', {
    method: c.req.method,
    route: routePath(c),
    status: c.res.status,
    ms: clock().getTime() - start,
    requestId: c.var.requestId,
  })
}
