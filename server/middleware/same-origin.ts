import { AppError } from '#core/errors'
import type { MiddlewareHandler } from 'hono'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets only our own pages change something. Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`); one
 * that does not say so is refused as well. Bodies must be JSON, which no foreign form can send.
 */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    if (
      !isOurs(c.req.header('sec-fetch-site'), c.req.header('origin'), c.req.header('host') ?? new URL(c.req.url).host)
    ) {
      throw new AppError('not_allowed', 'Only pages of Gatehouse itself may change something here.')
    }
    const type = c.req.header('content-type')
    if (type === undefined ? c.req.method !== 'DELETE' : !/^application\/json\s*(;|$)/i.test(type)) {
      throw new AppError('wrong_content_type', 'Send JSON, with the content type application/json.')
    }
  }
  await next()
}

function isOurs(site: string | undefined, origin: string | undefined, host: string): boolean {
  if (site !== undefined && site !== 'same-origin') return false
  if (origin === undefined) return site === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
