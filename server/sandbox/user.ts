import { Hono } from 'hono'
import { needs } from './authenticate'
import type { Env } from './context'
import { OWNER_EMAIL } from './credentials'
import { answer } from './envelope'
import { Failure } from './failure'

/** `/user`: the person behind the token. A token that an account owns has no person. */
export const user = () =>
  new Hono<Env>()
    .get('/tokens/verify', (c) => {
      if (c.var.credential.owner === 'account') throw new Failure(401, 1000, 'Invalid API Token')
      return answer(c, verified(c.var.credential))
    })
    .use('/', needs('User Details'))
    .get('/', (c) => {
      if (c.var.credential.owner === 'account') throw new Failure(403, 10001, 'Method not allowed for token')
      return answer(c, { id: '6d7f2f5f5b1d4a0e9081fdc98d432fd1', email: OWNER_EMAIL, suspended: false })
    })

/** `/accounts/{account_id}/tokens/verify`: for tokens that an account owns. */
export const accountTokens = () =>
  new Hono<Env>().get('/verify', (c) => {
    if (c.var.credential.owner !== 'account') throw new Failure(401, 1000, 'Invalid API Token')
    return answer(c, verified(c.var.credential))
  })

const verified = ({ token_id, status, not_before, expires_on }: Env['Variables']['credential']) => ({
  id: token_id,
  status,
  ...(not_before && { not_before }),
  ...(expires_on && { expires_on }),
})
