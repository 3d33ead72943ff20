import { Hono } from 'hono'
import { answer } from '../answer'
import type { Env } from '../env'

/** For whoever watches over us: asked without a name or a sign-in, so it tells nothing of what we hold. */
export const health = new Hono<Env>()
  .get('/healthz', (c) => answer(c, { status: 'ok' as const, mode: c.var.services.mode }))
  /**
   * Whether requests may be sent here: the database answers, with the tables that this version needs. How Cloudflare is
   * doing is told and does not count, since another instance of us would fare no better.
   */
  .get('/readyz', async (c) => {
    const { storage, watch } = c.var.services
    const database = storage ? await storage() : 'none'
    const ready = database === 'ready' || database === 'none'
    return answer(
      c,
      { status: ready ? ('ready' as const) : ('not_ready' as const), database, upstream: watch.upstream() },
      ready ? 200 : 503,
    )
  })
