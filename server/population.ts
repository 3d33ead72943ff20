import type { AccountFactsBody } from '#core/findings/account-facts-body'
import { type LastSeen, requestOfIdentity } from '#core/last-seen'
import { type ColleagueRow, type Population, populationOf, type VisitorRow } from '#core/population'
import type { ReadPopulation } from '#core/population-body'
import { readFacts } from './account-facts'
import type { CloudflareAccount, How, UpstreamRow } from './cloudflare/cloudflare'
import type { Visitor } from './cloudflare/last-seen'
import { MOST_OF_A_DIRECTORY, MOST_USERS } from './cloudflare/listings'
import type { Snapshot } from './cloudflare/snapshot'
import { reasonOf } from './reason'
import { connectedDirectories } from './routes/directory-providers'
import { daysAgo, loginRow } from './routes/logins'
import { colleague } from './routes/people'
import { idOf, textOf } from './routes/row'

/** The newest thousand logins tell of whom nobody was asked about. */
const PAGES_OF_LOGINS = 1

type Unread = Population['unread']

interface Reading {
  now: Date
  /** The account, where it was read already. */
  facts?: AccountFactsBody
  /** `kept`: for a page that only shows people. Nothing is read of them that was read before. */
  how?: How
}

/** Of which accounts the people were asked for since the server started. */
const asked = new WeakSet<Snapshot>()

/** Whether somebody needed the people of the account before, so that pages can show them. */
export const isPopulationAsked = ({ snapshot }: CloudflareAccount): boolean => asked.has(snapshot)

/**
 * Everybody we know of, from the snapshot, with what was asserted at the last login as far as it was read. What is not
 * there yet is read meanwhile. A source that cannot be read is named in `unread`.
 */
export async function readPopulation(
  account: CloudflareAccount,
  { now, facts, how = 'get' }: Reading,
): Promise<ReadPopulation> {
  asked.add(account.snapshot)
  const unread: Unread = []
  async function part<T>(from: Unread[number]['from'], read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      unread.push(unreadSource(from, error))
      return undefined
    }
  }
  const [users = [], log, colleagues = [], body] = await Promise.all([
    part('access', () => account.rows('users', how)),
    part('access', () => account.logins(daysAgo(now), PAGES_OF_LOGINS, how)),
    part('directory', () => everyColleague(account, unread, how)),
    facts ?? part('rules', () => readFacts(account, { now })),
  ])
  if (users.length >= MOST_USERS) unread.push(onlyTheFirst('access', MOST_USERS, 'people who logged in'))
  const missing = body?.unread.find(({ part: name }) =>
    ['policies', 'groups', 'apps', 'lists', 'list_items'].includes(name),
  )
  if (missing) unread.push({ ...withoutPart(missing), from: 'rules' })

  const byLog = lastLogins(log?.rows ?? [], body)
  const { visitors, reading, error } = visitorsOf(account, users, byLog, how)
  if (error !== undefined) unread.push(unreadSource('access', error))
  const { policies = [], groups = [], apps = [], lists } = body ?? {}
  const directories = Object.entries(account.snapshot.states()).filter(([name]) => name.endsWith('/users'))
  const read = directories.map(([name, { readAt }]) => `${name} ${readAt?.getTime()}`)
  const sources = [users, log, body, reading.done, ...read.toSorted()]
  const known = remembered.get(account.snapshot)
  const people = known?.sources.every((one, at) => one === sources[at])
    ? known.people
    : populationOf({ visitors, colleagues, facts: { policies, groups, apps, lists } })
  remembered.set(account.snapshot, { people, sources })
  return { asked: true, people, unread: distinct(unread), reading }
}

/** Who was known last of each account: the same object while nothing new was read, as with `readFacts`. */
const remembered = new WeakMap<Snapshot, { people: Population['people']; sources: readonly unknown[] }>()

function unreadSource(from: Unread[number]['from'], error: unknown): Unread[number] {
  const { message, permission } = reasonOf(error)
  return { from, message, ...(permission !== undefined && { permission }) }
}

const withoutPart = ({ part: _part, ...rest }: AccountFactsBody['unread'][number]) => rest

const onlyTheFirst = (from: Unread[number]['from'], most: number, whom: string): Unread[number] => ({
  from,
  message: `There are more ${whom} than Gatehouse reads: the first ${most.toLocaleString('en')} are here.`,
})

/** What lacks for one reason is told once. */
const distinct = (unread: Unread): Unread => [
  ...new Map(unread.map((one) => [`${one.from} ${one.message}`, one])).values(),
]

/** Whom the directories name; one that cannot be read leaves the others. */
async function everyColleague(account: CloudflareAccount, unread: Unread, how: How): Promise<ColleagueRow[]> {
  const found = await Promise.all(
    (await connectedDirectories(account)).map(async (provider): Promise<ColleagueRow[]> => {
      try {
        const rows = await account.directory(idOf(provider), 'users', how)
        const at = account.snapshot.states()[`directories/${idOf(provider)}/users`]?.readAt?.toISOString()
        if (rows.length >= MOST_OF_A_DIRECTORY)
          unread.push(onlyTheFirst('directory', MOST_OF_A_DIRECTORY, 'people in a directory'))
        return rows.flatMap(colleague).map(({ email, name }) => ({ email, name, at }))
      } catch (error) {
        unread.push(unreadSource('directory', error))
        return []
      }
    }),
  )
  return found.flat()
}

/** What the log of logins tells of each person's last login, by address: far less than what was asserted then. */
function lastLogins(rows: readonly UpstreamRow[], facts: AccountFactsBody | undefined): Map<string, LastSeen> {
  const last = new Map<string, LastSeen>()
  for (const { allowed, email, ip, connection, country, created_at: at } of rows.map(loginRow)) {
    if (!allowed || email === undefined || last.has(email)) continue
    // The log names the type of the login method only: of two of one type it does not say which.
    const [method, another] = (facts?.identity_providers ?? []).filter(({ type }) => type === connection)
    last.set(email, {
      request: {
        email,
        ...(ip !== undefined && { ip }),
        ...(country !== undefined && { country }),
        ...(method?.type !== undefined && !another && { identity_provider: { id: method.id, type: method.type } }),
      },
      ...(at !== undefined && { at }),
    })
  }
  return last
}

/** Who logged in, each with what is known of the last login: what was asserted then, else what the log tells. */
function visitorsOf(
  account: CloudflareAccount,
  users: readonly UpstreamRow[],
  byLog: ReadonlyMap<string, LastSeen>,
  how: How,
) {
  const withLogin = users.flatMap((row): Visitor[] => {
    const login = textOf(row, 'last_successful_login')
    return login === undefined ? [] : [{ id: idOf(row), login }]
  })
  const { lastSeen } = account
  const { seen, reading, error } = how === 'kept' ? lastSeen.kept(withLogin) : lastSeen.atOnce(withLogin)
  const rest = new Map(byLog)
  const visitors = users.flatMap((row): VisitorRow[] => {
    const email = textOf(row, 'email')?.toLowerCase()
    if (email === undefined) return []
    const last_seen = requestOfIdentity(seen.get(idOf(row)) ?? undefined) ?? byLog.get(email)
    rest.delete(email)
    return [
      { email, name: textOf(row, 'name'), last_successful_login: textOf(row, 'last_successful_login'), last_seen },
    ]
  })
  const others = [...rest].map(([email, last_seen]): VisitorRow => ({
    email,
    last_successful_login: last_seen.at,
    last_seen,
  }))
  return { visitors: [...visitors, ...others], reading, error }
}
