import { Hono } from 'hono'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { answer } from './envelope'
import { notFound } from './failure'
import { except } from './output'

/** `/access/organizations`: the one Zero Trust organisation of the account. */
export const organizations = ({ store }: Tools) =>
  new Hono<Env>().use(needs('Access: Organizations, Identity Providers, and Groups')).get('/', async (c) => {
    const [organization] = await store.all(c.var.account.id, 'organizations')
    if (!organization) throw notFound()
    return answer(c, except(organization, 'id'))
  })
