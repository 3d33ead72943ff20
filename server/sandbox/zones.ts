import { Hono } from 'hono'
import { allAccounts } from './accounts'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { reaches } from './credentials'
import { paged } from './envelope'

/** `/zones`: the domains of all accounts that the credential reaches. */
export const zones = (tools: Tools) =>
  new Hono<Env>().use('/', needs('Zone')).get('/', async (c) => {
    const query = c.req.query()
    const accounts = (await allAccounts(tools))
      .filter(({ id }) => reaches(c.var.credential, id))
      .filter(({ id }) => query['account.id'] === undefined || id === query['account.id'])
    const rows = await Promise.all(
      accounts.map(async ({ id, name }) =>
        (await tools.store.all(id, 'zones')).map((zone) => Object.assign({}, zone, { account: { id, name } })),
      ),
    )
    const asked = ['name', 'status'].filter((field) => query[field] !== undefined)
    const some = query.match === 'any' && asked.length > 0
    const matching = rows.flat().filter((zone: Record<string, unknown>) => {
      const isAsked = (field: string) => zone[field] === query[field]
      return some ? asked.some(isAsked) : asked.every(isAsked)
    })
    return paged(c, matching, { usual: 20, max: 50, min: 5 }, (zone) => zone)
  })
