import type { Context } from 'hono'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A POST so that no foreign page can set it off, since it costs calls to Cloudflare; but all it does is to read. */
const READS_ANEW = /^\/api\/accounts\/[^/]+\/refresh$/

/** Whether a request leaves everything as it is, so that whoever may only look may make it. */
export const changesNothing = ({ req }: Context): boolean =>
  READS.has(req.method) || (req.method === 'POST' && READS_ANEW.test(req.path))
