import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { PickerRow, Use } from '#core/account-data'
import type { NameLookup, Reference, ReferenceKind } from '#core/reference'
import type { SuggestSources } from '#core/suggest'
import { useIndex as indexOfUses } from '#core/used-by'
import { accountsQuery } from './accounts'
import type { ApiError } from './api-error'
import { groupResource } from './groups'
import { nameLookup, type ReferenceRows } from './name-lookup'
import { pickers } from './pickers'
import { policyResource } from './policies'

/** The account of the page, from its address; empty on pages that belong to none. */
export const useAccountId = () => useParams({ strict: false, select: ({ account }) => account ?? '' })

interface Unreadable {
  kind: ReferenceKind | 'people'
  error: ApiError
}

interface AccountNames {
  /** The names of what rules point to. While a list is loading, what is on it is `unread`. */
  nameOf: NameLookup
  /** What the "add a rule" list can offer. */
  sources: SuggestSources
  /** The lists that could not be read, and why; the page works without them. */
  unreadable: Unreadable[]
}

/** Everything in the account that rules can point to, read once for all pages. */
export function useAccountNames(): AccountNames {
  const account = useAccountId()
  return useQueries({
    queries: [
      groupResource.list(account),
      pickers.lists(account),
      pickers.identityProviders(account),
      pickers.serviceTokens(account),
      pickers.postureChecks(account),
      pickers.apps(account),
      accountsQuery(),
      pickers.people(account),
      pickers.directoryGroups(account),
    ],
    combine: namesOf,
  })
}

type Results = [
  groups: UseQueryResult<{ id: string; name: string }[], ApiError>,
  lists: UseQueryResult<PickerRow[], ApiError>,
  identityProviders: UseQueryResult<PickerRow[], ApiError>,
  serviceTokens: UseQueryResult<PickerRow[], ApiError>,
  postureChecks: UseQueryResult<PickerRow[], ApiError>,
  apps: UseQueryResult<PickerRow[], ApiError>,
  accounts: UseQueryResult<PickerRow[], ApiError>,
  people: UseQueryResult<SuggestSources['people'], ApiError>,
  directoryGroups: UseQueryResult<SuggestSources['directoryGroups'], ApiError>,
]

// Outside the hook: its identity must not change, or the names are put together anew on every render.
function namesOf(results: Results): AccountNames {
  const [groups, lists, identityProviders, serviceTokens, postureChecks, apps, accounts, people, directory] = results
  const listsOf = (type: string) => lists.data?.filter((list) => list.type === type)
  const offered = present({
    groups: groups.data?.map(({ id, name }) => ({ id, name })),
    email_lists: listsOf('EMAIL'),
    ip_lists: listsOf('IP'),
    identity_providers: identityProviders.data,
    service_tokens: serviceTokens.data,
    posture_checks: postureChecks.data,
    apps: apps.data,
    accounts: accounts.data,
  })
  // A rule may name a list of another type: it still exists, and still has a name.
  const everyList = lists.data && { email_lists: lists.data, ip_lists: lists.data }
  const rows: ReferenceRows = { ...offered, ...everyList }
  return {
    nameOf: nameLookup(rows),
    sources: { people: people.data ?? [], rows: offered, directoryGroups: directory.data ?? [] },
    unreadable: [
      ...failed('groups', groups),
      ...failed('email_lists', lists),
      ...failed('identity_providers', identityProviders),
      ...failed('service_tokens', serviceTokens),
      ...failed('posture_checks', postureChecks),
      ...failed('apps', apps),
      ...failed('accounts', accounts),
      ...failed('people', people),
    ],
  }
}

const present = (rows: { [Kind in ReferenceKind]: PickerRow[] | undefined }): Partial<
  Record<ReferenceKind, PickerRow[]>
> => Object.fromEntries(Object.entries(rows).filter(([, list]) => list !== undefined))

const failed = (kind: Unreadable['kind'], { error }: { error: ApiError | null }): Unreadable[] =>
  error ? [{ kind, error }] : []

/** Where everything in the account is used, by `kind:id`; `undefined` while that is not known. */
export function useUseIndex(): ReturnType<typeof indexOfUses> | undefined {
  const account = useAccountId()
  const { data: policies } = useQuery(policyResource.list(account))
  const { data: groups } = useQuery(groupResource.list(account))
  const { data: apps } = useQuery(pickers.apps(account))
  return useMemo(() => policies && groups && apps && indexOfUses({ policies, groups, apps }), [policies, groups, apps])
}

/** Where one thing is used: an empty list when nothing uses it, `undefined` while that is not known. */
export function useUses({ kind, id }: Reference): Use[] | undefined {
  const index = useUseIndex()
  return index && (index.get(`${kind}:${id}`) ?? [])
}
