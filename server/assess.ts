import { type Assessment, assess } from '#core/assessment'
import type { AssessmentBody } from '#core/assessment-body'
import type { AccountSettings } from '#core/account-settings'
import { sameDocument } from '#core/canonical'
import type { DocumentChange } from '#core/change-set'
import type { AccountFacts } from '#core/findings/account-facts'
import { type AccountFactsBody, factsOf } from '#core/findings/account-facts-body'
import { writeJson } from '#core/json'
import { referencesIn } from '#core/used-by'
import { namedAnew } from '#core/population'
import type { UncheckedGuard } from '#core/unchecked-guard'
import { readFacts } from './account-facts'
import type { CloudflareAccount } from './cloudflare/cloudflare'
import type { Services } from './env'
import { etagOf } from './etag'
import { groupsOfZones } from './groups-of-zones'
import { changedMeanwhile } from './guarded-documents'
import { readPopulation } from './population'
import { reasonOf } from './reason'
import { idOf, textOf } from './routes/row'

interface Asked {
  services: Services
  account: CloudflareAccount
  settings: AccountSettings
  /** Who publishes: an email, or `local`. */
  actor: string
}

/** How it is found out what changes would do; see `assessChanges`. */
export type Assess = typeof assessChanges

/** What a guard needs to know of a person beyond the address is asked for at once, of as many as these. */
const MOST_ASKED_ABOUT = 20

/**
 * Judges what changes would do, before any of them is made: the objects themselves as they are at this moment, all else
 * from the snapshot.
 * @throws AppError `changed_meanwhile` when a change was not made from the live version
 */
export async function assessChanges(changes: readonly DocumentChange[], asked: Asked): Promise<AssessmentBody> {
  const { services, account, settings, actor } = asked
  const now = services.clock()
  let body: AccountFactsBody
  try {
    body = await withLive(await readFacts(account, { now, wholeLists: true }), changes, asked)
    body = await withZoneGroups(body, changes, account)
  } catch (error) {
    const { code, ...why } = reasonOf(error)
    if (code === 'changed_meanwhile' || code === 'not_found' || code === 'failed') throw error
    return { unchecked: everyGuard(asked, why) }
  }
  const live = factsMade(body, now, settings)
  if (!live) {
    const { message, permission } = body.unread.find(({ part }) => NEEDED.has(part)) ?? { message: NOT_READ }
    return { unchecked: everyGuard(asked, { message, ...(permission !== undefined && { permission }) }) }
  }
  const real = changes.filter((change) => changesSomething(change, live))
  if (real.length === 0) return { assessment: NOBODY_TOUCHED, unchecked: [] }
  await askAbout([actor, ...settings.break_glass, ...settings.guards.flatMap(personOf)], account)
  const { people, unread } = await readPopulation(account, { now, facts: body })
  const others = namedAnew(real, new Set(people.map(({ email }) => email)))
  const population = { people: others.length === 0 ? people : [...people, ...others] }
  const assessment = judgedOnce(live, people, writeJson([actor, real]), () =>
    assess({ live, changes: real, population, settings, actor }),
  )
  return { assessment, unchecked: notCounted(settings, unread) }
}

const judgedLast = new WeakMap<AccountFacts, { people: unknown; asked: string; assessment: Assessment }>()

/**
 * What the dialog showed is what is published a moment later: as long as account, settings and people are the same, it
 * is judged once.
 */
function judgedOnce(live: AccountFacts, people: unknown, asked: string, judge: () => Assessment): Assessment {
  const known = judgedLast.get(live)
  if (known && known.people === people && known.asked === asked) return known.assessment
  const assessment = judge()
  judgedLast.set(live, { people, asked, assessment })
  return assessment
}

const NOBODY_TOUCHED: Assessment = {
  people: { gain: 0, lose: 0, cannotTell: 0, gaining: [], losing: [], apps: [] },
  breaches: [],
  risk: 'none',
  findings: [],
}

/** Whether it is anything but saving what is there already. */
function changesSomething(change: DocumentChange, live: AccountFacts): boolean {
  if (change.action !== 'update') return true
  const { kind, id, document } = change
  const known = live[kind].find((one) => one.id === id)
  return !known || !sameDocument(kind, known, document)
}

const made = new WeakMap<AccountFactsBody, { facts: AccountFacts | undefined; settings: string }>()

/** The same object while the account and its settings are the same; how much time passed since does not matter here. */
function factsMade(body: AccountFactsBody, now: Date, settings: AccountSettings): AccountFacts | undefined {
  const text = writeJson(settings)
  const known = made.get(body)
  if (known?.settings === text) return known.facts
  const facts = factsOf(body, now, settings)
  made.set(body, { facts, settings: text })
  return facts
}

/** Without these nothing can be judged; see `factsOf`. */
const NEEDED = new Set<string>(['policies', 'groups', 'apps'])

const NOT_READ = 'The account could not be read.'

/** The account with each changed object as the change says that it is, which the write itself will make sure of. */
async function withLive(
  body: AccountFactsBody,
  changes: readonly DocumentChange[],
  { services, account }: Asked,
): Promise<AccountFactsBody> {
  const live = { policies: body.policies, groups: body.groups }
  for (const change of changes) {
    if (change.action === 'create') continue
    const { kind, id, etag } = change
    const known = live[kind]?.find((one) => one.id === id)
    if (known && (await etagOf(services.sha256, kind, known)) === etag) continue
    // Not as the snapshot has it: the live one decides, or the change was made from an older one.
    const document = await account[kind].get(id)
    const now = await etagOf(services.sha256, kind, document)
    if (now !== etag) throw changedMeanwhile(kind, { document, etag: now })
    const others = (live[kind] ?? []).filter((one) => one.id !== id)
    Object.assign(live, { [kind]: [...others, document] })
  }
  if (live.policies === body.policies && live.groups === body.groups) return body
  return {
    ...body,
    ...(body.policies && { policies: live.policies }),
    ...(body.groups && { groups: live.groups }),
  }
}

/** The account with the groups of its zones, where a change is the first to name a group that the account does not have. */
async function withZoneGroups(
  body: AccountFactsBody,
  changes: readonly DocumentChange[],
  account: CloudflareAccount,
): Promise<AccountFactsBody> {
  if (body.zone_groups || !body.groups) return body
  const own = new Set([...body.groups, ...changes].map(({ id }) => id))
  const named = changes.flatMap((change) => (change.action === 'delete' ? [] : referencesIn(change.document)))
  return named.some(({ kind, id }) => kind === 'groups' && !own.has(id))
    ? { ...body, zone_groups: await groupsOfZones(account) }
    : body
}

const personOf = (guard: AccountSettings['guards'][number]) => (guard.says === 'always-open' ? [guard.email] : [])

/** Has it read what was last seen of these people. That it could not be is told as what cannot be told of them. */
async function askAbout(emails: readonly string[], account: CloudflareAccount): Promise<void> {
  const wanted = new Set(emails.filter((email) => email.includes('@')).map((email) => email.toLowerCase()))
  if (wanted.size === 0) return
  const users = await account.rows('users').catch(() => [])
  const visitors = users.flatMap((row) => {
    const login = textOf(row, 'last_successful_login')
    return login !== undefined && wanted.has(textOf(row, 'email')?.toLowerCase() ?? '')
      ? [{ id: idOf(row), login }]
      : []
  })
  await Promise.allSettled(visitors.slice(0, MOST_ASKED_ABOUT).map((visitor) => account.lastSeen.of(visitor)))
}

type Why = Pick<UncheckedGuard, 'message' | 'permission'>

const UNCHECKED: Readonly<Record<UncheckedGuard['guard'], string>> = {
  self: 'whether you would lose access yourself',
  'break-glass': 'whether the people kept for emergencies would lose access',
  approver: 'whether approvers would lose access',
  'last-let-in': 'whether somebody can still open every application',
  'people-limit': 'how many people this touches',
  sentence: 'whether the guard sentences still hold',
}

const unchecked = (guard: UncheckedGuard['guard'], { message, ...why }: Why): UncheckedGuard => ({
  guard,
  message: `It could not be checked ${UNCHECKED[guard]}. ${message}`,
  ...why,
})

/** All guards that there are for this account and person, none of which could be looked at. */
export function everyGuard({ settings, actor }: Pick<Asked, 'settings' | 'actor'>, why: Why): UncheckedGuard[] {
  const guards: [guard: UncheckedGuard['guard'], isSet: boolean][] = [
    ['self', actor.includes('@')],
    ['break-glass', settings.break_glass.length > 0],
    ['approver', true],
    ['last-let-in', true],
    ['people-limit', settings.limits.people !== null],
    ['sentence', settings.guards.length > 0],
  ]
  return guards.flatMap(([guard, isSet]) => (isSet ? [unchecked(guard, why)] : []))
}

/** People whom nobody told us of are not counted. */
function notCounted(settings: AccountSettings, unread: readonly (Why & { from: string })[]): UncheckedGuard[] {
  const [why] = unread
  if (!why || settings.limits.people === null) return []
  const { message, permission } = why
  return [unchecked('people-limit', { message, ...(permission !== undefined && { permission }) })]
}
