import { Hono } from 'hono'
import { answer } from '../answer'
import type { AccountEnv } from '../env'

/**
 * What the credential may do in the account. `/known` costs no call to Cloudflare, so that every page can ask;
 * `?again=yes` forgets what was known, for after somebody granted a permission.
 */
export const permissions = new Hono<AccountEnv>()
  .get('/', async (c) => {
    const { permissions: ofAccount } = c.var.account
    return answer(c, await (c.req.query('again') === 'yes' ? ofAccount.askAgain() : ofAccount.ask()))
  })
  .get('/known', (c) => answer(c, c.var.account.permissions.known()))
