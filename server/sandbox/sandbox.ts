import { Hono } from 'hono'
import type { Db } from '../store/db'
import { migrate } from '../store/migrate'
import { allAccounts } from './accounts'
import { api } from './api'
import type { Ids, Profile, Tools } from './context'
import { control } from './control'
import { documentedKey, freshCredentials } from './credentials'
import { makeAccount } from './make-account'
import type { RateLimit } from './rate-limit'
import type { SeedAccount } from './seed-account'
import { createStore, SANDBOX } from './store'

interface Options {
  db: Db
  clock: () => Date
  ids: Ids
  profile: Profile
  /** The accounts of a sandbox that starts with an empty database; the practice accounts unless given. */
  seeds?: () => SeedAccount[] | Promise<SeedAccount[]>
  /** Answer as Cloudflare really does where it does so badly: an unknown rule group is a status 500. */
  faithfulFaults?: boolean
  /** `CLOUDFLARE_LIMIT` is the real one; none unless given, since a person practising should not run into it. */
  rateLimit?: RateLimit
  /** Told of errors in the sandbox itself, which answer as a plain status 500. */
  onFault?: (error: unknown) => void
}

export interface Sandbox {
  /** Cloudflare's API under `/client/v4`; use `app.request` as the `fetch` of a client. */
  app: Hono
  /** May do everything in every account. */
  token: string
  /** May read everything. */
  readOnlyToken: string
  /** For clients that send `X-Auth-Email` and `X-Auth-Key`. May do everything. */
  globalKey: { email: string; key: string }
  createAccount(seed: SeedAccount, name?: string): Promise<{ id: string; name: string }>
  accounts(): Promise<{ id: string; name: string }[]>
}

/**
 * An emulated Cloudflare whose accounts are kept in `db`: opened again, it has the same accounts and tokens.
 * @throws when the database cannot be read or brought up to date
 */
export async function createSandbox(options: Options): Promise<Sandbox> {
  const { db, clock, ids, profile, faithfulFaults = false } = options
  await migrate(db)
  const tools: Tools = { store: createStore(db), clock, ids, profile, faithfulFaults }
  const issued = await prepare(tools, options.seeds ?? practiceAccounts)
  const createAccount = (seed: SeedAccount, name?: string) => makeAccount(tools, seed, name)
  const app = new Hono()
  app.route('/client/v4', api(tools, options))
  app.route('/sandbox', control(issued.token, createAccount))
  return {
    app,
    token: issued.token,
    readOnlyToken: issued.readOnlyToken,
    globalKey: issued.globalKey,
    createAccount,
    accounts: async () => (await allAccounts(tools)).map(({ id, name }) => ({ id, name })),
  }
}

// Loaded when it is needed, since a whole company takes its time.
const practiceAccounts = async () => (await import('./practice/accounts')).practiceAccounts()

interface Issued {
  id: string
  token: string
  readOnlyToken: string
  globalKey: { email: string; key: string }
}

/** Fills a database that is empty; gives the credentials of one that is not. */
async function prepare(tools: Tools, seeds: NonNullable<Options['seeds']>): Promise<Issued> {
  const { store, ids, profile } = tools
  const known = await store.find(SANDBOX, 'credentials', 'issued')
  if (known) {
    if (profile === 'lenient') await store.write(SANDBOX, [{ kind: 'credentials', put: documentedKey(ids) }])
    return known as unknown as Issued
  }
  const made: { id: string }[] = []
  for (const seed of await seeds()) made.push(await makeAccount(tools, seed))
  const { credentials, issued } = freshCredentials(ids, made[0]?.id ?? '')
  const all = [...credentials, ...(profile === 'lenient' ? [documentedKey(ids)] : []), issued]
  await store.write(
    SANDBOX,
    all.map((put) => ({ kind: 'credentials', put })),
  )
  return issued
}
