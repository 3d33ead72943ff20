import { Hono } from 'hono'
import { allAccounts } from './accounts'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { reaches } from './credentials'
import { paged } from './envelope'
import type { Document } from './seed-account'

/** `/zones`: the domains of all accounts that the credential reaches. */
export const zones = (tools: Tools) =>
  new Hono<Env>().use('/', needs('Zone')).get('/', async (c) => {
    const query = c.req.query()
    const accounts = (await allAccounts(tools))
      .filter(({ id }) => reaches(c.var.credential, id))
      .filter(({ id }) => query['account.id'] === undefined || id === query['account.id'])
    const rows = await Promise.all(
      accounts.map(async ({ id, name }) =>
        (await tools.store.all(id, 'zones')).map((zone) => zoneOutput(zone, { id, name })),
      ),
    )
    const asked = ['name', 'status'].filter((field) => query[field] !== undefined)
    const some = query.match === 'any' && asked.length > 0
    const matching = rows.flat().filter((zone) => {
      const isAsked = (field: string) => zone[field] === query[field]
      return some ? asked.some(isAsked) : asked.every(isAsked)
    })
    return paged(c, matching, { usual: 20, max: 50, min: 5 }, (zone) => zone)
  })

/** With what every zone has; nobody here uses Cloudflare for more than Access, so it says nothing in particular. */
const zoneOutput = (zone: Document, account: { id: string; name: string }): Document => ({
  type: 'full',
  status: 'active',
  paused: false,
  development_mode: 0,
  meta: {},
  plan: {},
  name_servers: [],
  original_name_servers: null,
  original_registrar: null,
  original_dnshost: null,
  created_on: CREATED,
  modified_on: CREATED,
  activated_on: CREATED,
  ...zone,
  account,
  owner: { id: account.id, name: account.name, type: 'organization' },
})

/** For seeds that do not say when. */
const CREATED = '2026-01-01T00:00:00Z'
