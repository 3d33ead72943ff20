import type { Context } from 'hono'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A POST so that no foreign page can set it off, since it costs calls to Cloudflare, or because what is asked about is
 * longer than an address; but all it does is to read.
 */
const ONLY_READS = /^\/api\/accounts\/[^/]+\/(refresh|assess|policy-tests)$/

/** Whether a request leaves everything as it is, so that whoever may only look may make it. */
export const changesNothing = ({ req }: Context): boolean =>
  READS.has(req.method) || (req.method === 'POST' && ONLY_READS.test(req.path))
