import type { AccessRequest } from './access-request'
import type { Access } from './consequences'
import type { DraftChange } from './draft-change'
import { mayDiffer, sidesOf } from './draft-sides'
import { explainedFor } from './effect-reason'
import type { MissingFact } from './explain'
import { dependsOn } from './explain-words'
import type { AccountFacts } from './findings/account-facts'
import { namesOf } from './account-names'
import { withoutLoginMethod } from './offered-logins'
import { chosen, words, type Phrase } from './phrase'
import { personNamed, type Person } from './population'
import { Visit } from './visit'

/** A past login, as Cloudflare's log has it (`/access/logs/access_requests`). */
export interface PastLogin {
  user_email?: string | undefined
  app_uid?: string | undefined
  ip_address?: string | undefined
  /** The type of the login method, or its id. */
  connection?: string | undefined
  /** RFC 3339. */
  created_at?: string | undefined
  allowed?: boolean | undefined
  /** Two letters; most logs do not tell it. */
  country?: string | undefined
}

/** A past login that would turn out differently. */
export interface ReplayedLogin {
  login: PastLogin
  app: { id: string; name: string }
  /** What the account as it stands makes of that visit, which need not be what happened then. */
  before: Access
  after: Access
  /** Whole sentences. */
  reason: Phrase
}

export interface UnjudgedLogin {
  login: PastLogin
  app?: { id: string; name: string }
  /** Whole sentences: which fact is missing. */
  reason: Phrase
  missing: MissingFact[]
}

export interface Replay {
  /** Logins at applications that the change reaches; nothing changes for any other. */
  reached: number
  /** In the order given. */
  different: ReplayedLogin[]
  /** Those that may turn out differently; of each it is said why that cannot be told. */
  unjudged: UnjudgedLogin[]
}

/**
 * What past logins would come to once the changes are made. The log tells the address, the login method and where they
 * came from; the rest is taken from the person's last login, as far as that was by the same method.
 */
export function replay(
  logins: readonly PastLogin[],
  live: AccountFacts,
  changes: readonly DraftChange[],
  people: readonly Person[],
): Replay {
  const sides = sidesOf(live, changes)
  const reached = new Set(sides.reach.apps)
  const known = new Map(people.map((person) => [person.email, person]))
  const names = namesOf(live)
  const told: Replay = { reached: 0, different: [], unjudged: [] }
  for (const login of logins) {
    const id = login.app_uid ?? ''
    const [was, is] = [sides.before.app(id), sides.after.app(id)]
    if (!reached.has(id) || !was || !is) continue
    told.reached += 1
    const app = { id, name: was.app.name }
    if (!login.user_email) {
      told.unjudged.push({ login, app, reason: [words('The log does not say who came.')], missing: [] })
      continue
    }
    const request = requestOf(login, known.get(login.user_email.toLowerCase()), live)
    const visit = new Visit(request)
    const [before, now] = [was.outcome(visit).access, is.outcome(visit).access]
    const open = before === 'unknown' || now === 'unknown'
    const differs =
      before === now && open
        ? mayDiffer(sides, (side) => side.open.app(side === sides.before ? was : is, visit))
        : before !== now
    if (!differs) continue
    const side = now === 'unknown' || !open ? sides.after : sides.before
    const why = explainedFor(side.facts, request, id, names)
    if (!open) told.different.push({ login, app, before, after: now, reason: why?.reason ?? [] })
    else {
      const missing = why?.missing ?? []
      told.unjudged.push({ login, app, reason: [words('Cannot tell: '), ...dependsOn(missing), words('.')], missing })
    }
  }
  return told
}

/**
 * The visit of a past login, which was by the method that it was, also where that is not offered any more. What was
 * asserted is known only when the last login was by the same method.
 */
function requestOf(login: PastLogin, person: Person | undefined, facts: AccountFacts): AccessRequest {
  const email = login.user_email ?? ''
  const request: AccessRequest = { ...personNamed(email).request, ...person?.request, tookPlace: true }
  // Where they came from then is told by the log or not at all.
  delete request.ip
  delete request.country
  if (login.ip_address) request.ip = login.ip_address
  if (login.country) request.country = login.country
  const used = providerOf(login.connection, facts)
  if (used?.id === request.identity_provider?.id) return request
  const rest = withoutLoginMethod(request)
  return used ? { ...rest, identity_provider: used } : rest
}

/** The login method of a log line, when it is the only one of its type. */
function providerOf(connection: string | undefined, { identity_providers: providers = [] }: AccountFacts) {
  const fitting = providers.filter(({ id, type }) => id === connection || type === connection)
  const [one] = fitting
  return one?.type !== undefined && fitting.length === 1 ? { id: one.id, type: one.type } : undefined
}

/** "Ana would not get in any more", for a line of the replay. */
export const replayWords = ({ login, before, app }: ReplayedLogin): Phrase => [
  chosen(login.user_email ?? ''),
  words(before === 'granted' ? ' would no longer get into ' : ' would now get into '),
  chosen(app.name),
]
