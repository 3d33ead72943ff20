import { Hono } from 'hono'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { answer } from './envelope'
import { notFound } from './failure'
import { FIXTURE } from './found'
import { except } from './output'

/** `/access/organizations`: the one Zero Trust organisation of the account. */
export const organizations = ({ store, profile }: Tools) =>
  new Hono<Env>().use(needs('Access: Organizations, Identity Providers, and Groups')).get('/', async (c) => {
    const [known] = await store.all(c.var.account.id, 'organizations')
    const organization = known ?? (profile === 'lenient' ? FIXTURE : undefined)
    if (!organization) throw notFound()
    return answer(c, except(organization, 'id'))
  })
