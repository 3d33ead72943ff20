import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Account, Env, Tools } from './context'
import { reaches } from './credentials'
import { answer, paged } from './envelope'
import { noRoute, notEnabled, outOfReach } from './failure'
import { SANDBOX } from './store'

/** `/accounts`: those that the credential reaches. */
export const accounts = (tools: Tools) =>
  new Hono<Env>().get('/', async (c) => {
    const { name, direction } = c.req.query()
    const rows = (await allAccounts(tools))
      .filter(({ id }) => reaches(c.var.credential, id))
      .filter((account) => name === undefined || account.name === name)
    if (direction === 'desc') rows.reverse()
    return paged(c, rows, { usual: 20, max: 50, min: 5 }, accountOutput)
  })

/** `/accounts/{account_id}` itself. */
export const account = () => new Hono<Env>().get('/', (c) => answer(c, accountOutput(c.var.account)))

const accountOutput = ({ id, name, created_on }: Account) => ({
  id,
  name,
  type: 'standard',
  settings: { enforce_twofactor: false },
  created_on,
})

export const allAccounts = async ({ store }: Tools) => (await store.all(SANDBOX, 'accounts')) as unknown as Account[]

/** Sets the account that the path names. */
export const accountOfPath = (tools: Tools) =>
  createMiddleware<Env>(async (c, next) => {
    const id = c.req.param('account') ?? ''
    if (tools.profile === 'strict' && !/^[0-9a-f]{32}$/.test(id)) throw noRoute(c.req.path)
    c.set('account', await reachable(tools, c.var.credential, id))
    await next()
  })

/** Sets the account of the zone that the path names. */
export const accountOfZone = (tools: Tools) =>
  createMiddleware<Env>(async (c, next) => {
    const zone = c.req.param('zone') ?? ''
    if (tools.profile === 'strict' && !/^[0-9a-f]{32}$/.test(zone)) throw noRoute(c.req.path)
    c.set('account', await reachable(tools, c.var.credential, (await tools.store.accountOfZone(zone)) ?? ''))
    await next()
  })

async function reachable(tools: Tools, credential: Env['Variables']['credential'], id: string): Promise<Account> {
  const all = await allAccounts(tools)
  const one = all.find((each) => each.id === id) ?? (tools.profile === 'lenient' ? all[0] : undefined)
  if (!one || !reaches(credential, one.id)) throw outOfReach()
  return one
}

/** Refuses everything of Access in an account that never set it up. */
export const accessEnabled = createMiddleware<Env>(async (c, next) => {
  if (!c.var.account.access_enabled) throw notEnabled()
  await next()
})
