import { AppError } from '#core/errors'
import type { MiddlewareHandler } from 'hono'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Where a browser may say that a reading request comes from: our own page, or the person's own hand. */
const READERS = new Set(['same-origin', 'none'])

/**
 * Lets only our own pages in. Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`); a change that does
 * not say so is refused as well. Bodies must be JSON, which no foreign form can send.
 * @param publicOrigin the address under which browsers reach us, when that is not the one we listen on
 */
export const sameOrigin =
  (publicOrigin?: string): MiddlewareHandler =>
  async (c, next) => {
    const site = c.req.header('sec-fetch-site')
    if (SAFE.has(c.req.method)) {
      if (site && !READERS.has(site)) {
        throw new AppError('not_allowed', 'Only pages of Gatehouse itself may read here.')
      }
      return next()
    }
    const origin = c.req.header('origin')
    const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
    if (!isOurs(site, origin, originOf(host, publicOrigin))) {
      throw new AppError('not_allowed', 'Only pages of Gatehouse itself may change something here.')
    }
    const type = c.req.header('content-type')
    if (type === undefined ? c.req.method !== 'DELETE' : !/^application\/json\s*(;|$)/i.test(type)) {
      throw new AppError('wrong_content_type', 'Send JSON, with the content type application/json.')
    }
    return next()
  }

/** What an origin must be to be ours: the public one under its own name, else any scheme under the name asked for. */
const originOf = (host: string, publicOrigin: string | undefined) => (origin: string) =>
  publicOrigin !== undefined && new URL(publicOrigin).host === host
    ? origin === publicOrigin
    : URL.canParse(origin) && new URL(origin).host === host

function isOurs(site: string | undefined, origin: string | undefined, fits: (origin: string) => boolean): boolean {
  if (site !== undefined && site !== 'same-origin') return false
  return origin === undefined ? site === 'same-origin' : fits(origin)
}
