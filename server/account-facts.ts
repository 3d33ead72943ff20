import type { AppFacts, ListFacts, OrganizationFacts } from '#core/findings/account-facts'
import type { AccountFactsBody, UnreadPart } from '#core/findings/account-facts-body'
import { isObject } from '#core/json'
import type { ReferenceKind } from '#core/reference'
import { referencesIn } from '#core/used-by'
import type { CloudflareAccount, UpstreamRow } from './cloudflare/cloudflare'
import { MOST_OF_A_DIRECTORY } from './cloudflare/listings'
import type { Snapshot } from './cloudflare/snapshot'
import { groupsOfZones } from './groups-of-zones'
import { reasonOf } from './reason'
import { appRow } from './routes/apps'
import { directoryGroupsOf } from './routes/directory-groups'
import { identityProviderRow } from './routes/identity-providers'
import { listRow } from './routes/lists'
import { postureCheckRow } from './routes/posture-checks'
import { idOf, present, textOf } from './routes/row'
import { serviceTokenRow } from './routes/service-tokens'

/** The lists whose entries somebody waits for; those of further ones come while the page is there already. */
const MOST_WAITED_FOR = 10

interface Options {
  now: Date
  /** Waits for the entries of all lists that rules name, however many they are. */
  wholeLists?: boolean
}

/**
 * Everything that findings and guards are made from, out of the snapshot. What could not be read is named in `unread`.
 * @throws what reading the policies threw, when neither they nor the groups could be read
 */
export async function readFacts(account: CloudflareAccount, options: Options): Promise<AccountFactsBody> {
  const { body, sources } = await readAnew(account, options)
  const known = remembered.get(account.snapshot)
  if (known && body.unread.length === 0 && sameObjects(known.sources, sources)) return known.body
  remembered.set(account.snapshot, { body, sources })
  return body
}

/**
 * What was read last of each account. While the snapshot holds the same lists the answer is the same object, by which
 * much is remembered that is worked out from it.
 */
const remembered = new WeakMap<Snapshot, { body: AccountFactsBody; sources: readonly unknown[] }>()

const sameObjects = (some: readonly unknown[], others: readonly unknown[]) =>
  some.length === others.length && some.every((one, at) => one === others[at])

async function readAnew(account: CloudflareAccount, { now, wholeLists }: Options) {
  const unread: UnreadPart[] = []
  const failures = new Map<UnreadPart['part'], unknown>()
  async function part<T>(name: UnreadPart['part'], read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      failures.set(name, error)
      unread.push(unreadPart(name, error))
      return undefined
    }
  }
  const read = await Promise.all([
    part('policies', () => account.policies.list()),
    part('groups', () => account.groups.list()),
    part('apps', () => account.rows('apps')),
    part('lists', () => account.rows('lists')),
    part('identity_providers', () => account.rows('identityProviders')),
    part('service_tokens', () => account.rows('serviceTokens')),
    part('posture_checks', () => account.rows('postureChecks')),
    part('organization', () => account.organization()),
  ])
  const [policies, groups, appRows, listRows, providerRows, tokenRows, checkRows, settings] = read
  if (!policies && !groups) throw failures.get('policies')
  const apps = appRows?.map(appFacts)

  const named = [...(policies ?? []), ...(groups ?? []), ...(apps ?? []).flatMap(ownDocuments)].flatMap(referencesIn)
  const idsOf = (...kinds: ReferenceKind[]) =>
    new Set(named.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))
  const ownGroups = new Set(groups?.map(({ id }) => id))
  const elsewhere = groups ? [...idsOf('groups')].filter((id) => !ownGroups.has(id)) : []
  const [lists, directory_groups, zone_groups] = await Promise.all([
    listRows && listsWithItems(account, listRows, { named: idsOf('email_lists', 'ip_lists'), wholeLists, unread }),
    providerRows &&
      part('directory_groups', () => directoryGroups(account, { named: idsOf('identity_providers'), unread })),
    elsewhere.length > 0 ? groupsOfZones(account) : undefined,
  ])
  const body: AccountFactsBody = {
    ...present({
      policies,
      groups,
      apps,
      lists: lists?.rows,
      identity_providers: providerRows?.map(identityProviderRow),
      service_tokens: tokenRows?.map((row) => serviceTokenRow(row, now)),
      posture_checks: checkRows?.map(postureCheckRow),
      directory_groups,
      zone_groups,
      organization: settings && organizationFacts(settings),
    }),
    account_id: account.id,
    unread,
    reading: lists?.reading ?? 0,
  }
  return { body, sources: [...read, ...readTimes(account.snapshot)] }
}

/** When the entries of lists, what directories tell and the groups of zones were read. */
const readTimes = (snapshot: Snapshot) =>
  Object.entries(snapshot.states())
    .filter(([name]) => /^(lists\/|directories\/|zones\b)/.test(name))
    .map(([name, { readAt }]) => `${name} ${readAt?.getTime()}`)
    .toSorted()

/** What could not be read, and why. */
export function unreadPart<Part extends string>(part: Part, error: unknown) {
  const { message, permission } = reasonOf(error)
  return { part, message, ...(permission !== undefined && { permission }) }
}

function appFacts(row: UpstreamRow): AppFacts {
  const allowed = row.allowed_idps
  return {
    ...appRow(row),
    ...(Array.isArray(allowed) && { allowed_idps: allowed.filter((id) => typeof id === 'string') }),
    ...present({ session_duration: textOf(row, 'session_duration') }),
  }
}

const ownDocuments = ({ policies }: AppFacts) => policies.flatMap(({ document }) => document ?? [])

/** The settings that findings look at, as far as they are of the kind that they should be. */
function organizationFacts(row: UpstreamRow): OrganizationFacts {
  const { mfa_config: factor, mfa_required_for_all_apps: required, deny_unmatched_requests: denied } = row
  return present({
    session_duration: textOf(row, 'session_duration'),
    mfa_required_for_all_apps: typeof required === 'boolean' ? required : undefined,
    deny_unmatched_requests: typeof denied === 'boolean' ? denied : undefined,
    mfa_config: isObject(factor) ? factor : undefined,
  })
}

interface Wanted {
  /** The ids of what rules name. */
  named: ReadonlySet<string>
  wholeLists: boolean | undefined
  unread: UnreadPart[]
}

/** All lists, those that rules name with their entries as far as these could be read. */
async function listsWithItems(account: CloudflareAccount, rows: UpstreamRow[], { named, wholeLists, unread }: Wanted) {
  const wanted = rows.map(idOf).filter((id) => named.has(id))
  const waited = new Set(wholeLists ? wanted : wanted.slice(0, MOST_WAITED_FOR))
  const failures: unknown[] = []
  let reading = 0
  const itemsOf = async (id: string) => {
    try {
      const { rows: items, error } = waited.has(id)
        ? { rows: await account.listItems(id), error: undefined }
        : account.listItemsAtOnce(id)
      if (error !== undefined) throw error
      if (!items) reading += 1
      return items?.map((item) => textOf(item, 'value') ?? '')
    } catch (error) {
      failures.push(error)
      return undefined
    }
  }
  const withItems = await Promise.all(
    rows.map(async (row): Promise<ListFacts> => {
      const list = listRow(row)
      return { ...list, ...(named.has(list.id) && present({ items: await itemsOf(list.id) })) }
    }),
  )
  if (failures.length > 0) unread.push(unreadPart('list_items', failures[0]))
  return { rows: withItems, reading }
}

/**
 * The groups of the directories whose login method a rule names, as far as these were read whole; in a part of one,
 * groups would be called missing.
 */
async function directoryGroups(account: CloudflareAccount, { named, unread }: Omit<Wanted, 'wholeLists'>) {
  const groups = await Promise.all([...named].map((provider) => directoryGroupsOf(account, provider)))
  const whole = groups.filter((ofOne) => ofOne.length < MOST_OF_A_DIRECTORY)
  if (whole.length < groups.length) {
    const message = `A directory has more than ${MOST_OF_A_DIRECTORY} groups, more than Gatehouse reads. So it is not said which of its groups do not exist.`
    unread.push({ part: 'directory_groups', message })
  }
  return whole.flat()
}
