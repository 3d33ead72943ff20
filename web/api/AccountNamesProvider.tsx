import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { DirectoryGroup, KnownPeople, PickerRow } from '#core/account-data'
import { anyOfWordsIn } from '#core/any-of-words'
import { isHelperGroup } from '#core/helper-group'
import type { LastKnownName } from '#core/history-record'
import type { ReferenceKind } from '#core/reference'
import { foundInZones, type ZoneGroups } from '#core/zone-groups'
import { AccountNamesContext, useAccountId, type AccountNames } from './account'
import { accountsQuery } from './accounts'
import { ApiError } from './api-error'
import { groupResource } from './groups'
import { goneNamesQuery } from './history'
import { directoryGroupLookup, lastNames, nameLookup } from './name-lookup'
import { directoryGroupsOf, pickers } from './pickers'
import { createWants, type Wants } from './wants'

/** Wanted by whoever offers suggestions: everything that can be suggested. */
const EVERYTHING = 'everything'

/** Wanted when a rule points to a group that the account itself does not have: it may be one of a zone. */
const ZONE_GROUPS = 'zone-groups'

/** Wanted when a rule points to what is not there: it may have had a name once. */
const GONE = 'gone'

/** Wanted when a rule names a group of this login method's directory. */
const DIRECTORY = 'directory:'

/**
 * Reads once, for all parts of the page, the names of what rules can point to: each list when the page first asks for a
 * name that stands on it, or when it offers suggestions. What nobody asks for costs no request to Cloudflare.
 */
export function AccountNamesProvider({ children }: { children: ReactNode }) {
  const account = useAccountId()
  const [wants] = useState(createWants)
  const wanted = useSyncExternalStore(wants.subscribe, wants.all)
  const everything = wanted.has(EVERYTHING)
  const enabled = (...kinds: ReferenceKind[]) => ({ enabled: everything || kinds.some((kind) => wanted.has(kind)) })
  const read = useQueries({
    queries: [
      { ...pickers.lists(account), ...enabled('email_lists', 'ip_lists') },
      { ...pickers.identityProviders(account), ...enabled('identity_providers') },
      { ...pickers.serviceTokens(account), ...enabled('service_tokens') },
      { ...pickers.postureChecks(account), ...enabled('posture_checks') },
      pickers.apps(account),
      accountsQuery(),
      groupResource.list(account),
      { ...pickers.people(account), enabled: everything },
      { ...pickers.directoryGroups(account), enabled: everything },
      { ...pickers.zoneGroups(account), enabled: wanted.has(ZONE_GROUPS) },
    ],
    combine,
  })
  const directories = useQueries({
    queries: [...wanted]
      .filter((name) => name.startsWith(DIRECTORY))
      .map((name) => directoryGroupsOf(account, name.slice(DIRECTORY.length))),
    combine: combineDirectories,
  })
  const { data: gone } = useQuery({ ...goneNamesQuery(account), enabled: wanted.has(GONE) })
  const wantEverything = useCallback(() => wants.want(EVERYTHING), [wants])
  const names = useMemo(
    () => ({ ...namesOf(read, { directories, gone }, wants), wantEverything }),
    [read, directories, gone, wants, wantEverything],
  )
  return <AccountNamesContext value={names}>{children}</AccountNamesContext>
}

interface Answer<Row> {
  data: readonly Row[] | undefined
  error: ApiError | null
}

type Answers = [
  lists: Answer<PickerRow>,
  identityProviders: Answer<PickerRow>,
  serviceTokens: Answer<PickerRow>,
  postureChecks: Answer<PickerRow>,
  apps: Answer<PickerRow>,
  accounts: Answer<PickerRow>,
  groups: Answer<PickerRow>,
  people: { data: KnownPeople | undefined; error: ApiError | null },
  directoryGroups: Answer<DirectoryGroup>,
  zoneGroups: { data: ZoneGroups | undefined; error: ApiError | null },
]

// Data and errors only, so that the result keeps its identity while requests come and go.
const combine = (answers: Answers) => answers.map(({ data, error }) => ({ data, error })) as unknown as Answers

const combineDirectories = (answers: Answer<DirectoryGroup>[]) => answers.flatMap(({ data }) => data ?? [])

function namesOf(
  [lists, logins, tokens, checks, apps, accounts, groups, people, directory, zones]: Answers,
  { directories, gone }: { directories: readonly DirectoryGroup[]; gone: readonly LastKnownName[] | undefined },
  wants: Wants,
): Omit<AccountNames, 'wantEverything'> {
  const listsOf = (type: string) => lists.data?.filter((list) => list.type === type)
  const offered = present({
    groups: groups.data?.filter((group) => !isHelperGroup(group)).map(({ id, name }) => ({ id, name })),
    email_lists: listsOf('EMAIL'),
    ip_lists: listsOf('IP'),
    identity_providers: logins.data,
    service_tokens: tokens.data,
    posture_checks: checks.data,
    apps: apps.data,
    accounts: accounts.data,
  })
  // A rule may name a list of another type: it still exists, and still has a name.
  const everyList = lists.data && { email_lists: lists.data, ip_lists: lists.data }
  // Helper groups are not offered, but they are there.
  const allGroups = groups.data?.map(({ id, name }) => ({ id, name }))
  const lookup = nameLookup({ ...offered, ...everyList, ...(allGroups && { groups: allGroups }) })
  const lastName = lastNames(gone ?? [])
  const groupName = directoryGroupLookup([...(directory.data ?? []), ...directories])
  return {
    nameOf: (reference) => {
      wants.want(reference.kind)
      const found = lookup(reference)
      if (found.state !== 'missing') return found
      wants.want(GONE)
      const last = lastName(reference)
      if (last !== undefined) return { state: 'missing', name: last }
      if (reference.kind !== 'groups') return found
      wants.want(ZONE_GROUPS)
      if (zones.data) return foundInZones(zones.data, reference.id)
      return { state: 'unread', ...(zones.error && { why: zones.error.message }) }
    },
    directoryGroupName: (id, identityProvider) => {
      wants.want(`${DIRECTORY}${identityProvider}`)
      return groupName(id, identityProvider)
    },
    anyOf: anyOfWordsIn(groups.data ?? []),
    sources: { people: people.data?.people ?? [], rows: offered, directoryGroups: [...(directory.data ?? [])] },
    unreadable: [
      ...failed('groups', groups),
      ...failed('email_lists', lists),
      ...failed('ip_lists', lists),
      ...failed('identity_providers', logins),
      ...failed('service_tokens', tokens),
      ...failed('posture_checks', checks),
      ...failed('apps', apps),
      ...failed('accounts', accounts),
      ...failed('people', people),
      ...(people.data?.unread ?? []).map(partOfPeople),
    ],
  }
}

const present = (rows: { [Kind in ReferenceKind]: readonly PickerRow[] | undefined }) =>
  Object.fromEntries(Object.entries(rows).filter(([, list]) => list !== undefined)) as Partial<
    Record<ReferenceKind, PickerRow[]>
  >

const peopleFrom = { access: 'people who logged in', directory: 'people of directories' } as const

/** Why people from one place are missing among those that are suggested. */
const partOfPeople = ({ from, ...body }: KnownPeople['unread'][number]) => ({
  kind: peopleFrom[from],
  error: new ApiError(body.permission === undefined ? 502 : 403, body),
})

const failed = (kind: AccountNames['unreadable'][number]['kind'], { error }: { error: ApiError | null }) =>
  error ? [{ kind, error }] : []
