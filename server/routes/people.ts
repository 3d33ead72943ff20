import type { KnownPeople, KnownPerson } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { reasonOf } from '../reason'
import { directoryRows } from './directory-providers'
import { objectsOf, present, textOf } from './row'

function visitor(row: UpstreamRow): KnownPerson[] {
  const email = textOf(row, 'email')
  if (email === undefined) return []
  return [
    present({
      email,
      name: textOf(row, 'name'),
      source: 'access' as const,
      last_successful_login: textOf(row, 'last_successful_login'),
    }),
  ]
}

/** Somebody whom a company directory names; nobody where the row has no address. */
export function colleague(row: UpstreamRow): KnownPerson[] {
  const emails = objectsOf(row, 'emails')
  const first = emails.find(({ primary }) => primary === true) ?? emails[0]
  const email = (first && textOf(first, 'value')) ?? textOf(row, 'userName')
  if (!email?.includes('@')) return []
  return [present({ email, name: textOf(row, 'displayName'), source: 'directory' as const })]
}

/**
 * Everybody who ever logged in through Access, and whom the directories name besides; each address once. When only one
 * of the two can be read, the other is named in `unread`; when neither can, that is an error.
 */
export const people = new Hono<AccountEnv>().get('/', async (c) => {
  const { account } = c.var
  const unread: KnownPeople['unread'] = []
  async function part(from: KnownPerson['source'], read: () => Promise<KnownPerson[]>): Promise<KnownPerson[]> {
    try {
      return await read()
    } catch (error) {
      const { code, message, permission } = reasonOf(error)
      unread.push({ from, code, message, ...(permission !== undefined && { permission }) })
      if (unread.length > 1) throw error
      return []
    }
  }
  const [visitors, colleagues] = await Promise.all([
    part('access', async () => (await account.rows('users')).flatMap(visitor)),
    part('directory', async () => (await directoryRows(account, 'users')).flatMap(({ row }) => colleague(row))),
  ])
  const known = new Map<string, KnownPerson>()
  for (const person of [...visitors, ...colleagues]) {
    const key = person.email.toLowerCase()
    if (!known.has(key)) known.set(key, person)
  }
  return answer(c, { people: [...known.values()], unread } satisfies KnownPeople)
})
