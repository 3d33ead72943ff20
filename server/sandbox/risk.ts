import { Hono } from 'hono'
import { needs } from './authenticate'
import { timestamp, type Env, type Tools } from './context'
import { answer } from './envelope'
import { found } from './found'

/** `/zt_risk_scoring`: how risky each person's behaviour looks. Who is not listed has no score. */
export const risk = (tools: Tools) => {
  const { store, clock } = tools
  return new Hono<Env>()
    .get('/summary', needs('Zero Trust: PII'), async (c) => {
      const account = c.var.account.id
      const users = await Promise.all(
        (await store.all(account, 'risk_scores')).map(async ({ id, risk: level }) => {
          const user = await store.find(account, 'users', id)
          return {
            user_id: id,
            email: user?.email,
            name: user?.name,
            max_risk_level: level,
            event_count: 1,
            last_event: user?.last_successful_login ?? timestamp(clock()),
          }
        }),
      )
      return answer(c, { users })
    })
    .get('/behaviors', needs('Zero Trust'), (c) => answer(c, { behaviors: {} }))
    .get('/:user', needs('Zero Trust: PII'), async (c) => {
      const account = c.var.account.id
      const user = await found(tools, account, 'users', c.req.param('user'))
      const score = await store.find(account, 'risk_scores', user.id)
      return answer(c, { email: user.email, name: user.name, events: [], ...(score && { risk_level: score.risk }) })
    })
}
