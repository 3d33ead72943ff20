import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '../middleware/security-headers'

/** The build names these files after their contents, so what a browser has is good for ever. */
const FOREVER = 'public, max-age=31536000, immutable'

/** Says of a file how long a browser may keep it. */
const kept: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.ok || c.res.headers.has('cache-control')) return
  c.header('cache-control', c.req.path.startsWith('/assets/') ? FOREVER : 'no-cache')
}

/**
 * The built dashboard in `folder`: its files, and its one page for every other address, so that deep links work. What
 * looks like a file and is none is not found, rather than answered with the page.
 */
export function dashboard(folder: string): Hono {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const show = (c: Context) => {
    const nonce = randomBytes(16).toString('base64url')
    c.header('content-security-policy', contentSecurityPolicy(nonce))
    c.header('cache-control', 'no-store')
    return c.html(page.replaceAll(NONCE_PLACEHOLDER, nonce))
  }
  return new Hono()
    .get('/', show)
    .get('/index.html', (c) => c.redirect('/'))
    .get('*', kept, serveStatic({ root: folder }))
    .get('/assets/*', (c) => c.notFound())
    .get('*', (c) => (/\.[a-z0-9]+$/i.test(c.req.path) ? c.notFound() : show(c)))
}
