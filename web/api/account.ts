import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { createContext, useContext, useEffect, useMemo } from 'react'
import type { Use } from '#core/account-data'
import type { AccessDocument } from '#core/document-kind'
import type { Reference, ReferenceKind } from '#core/reference'
import type { Names } from '#core/selector'
import type { SuggestSources } from '#core/suggest'
import { referenceKey, indexOfUses } from '#core/used-by'
import type { ApiError } from './api-error'
import { groupResource } from './groups'
import { nameLookup } from './name-lookup'
import { pickers } from './pickers'
import { policyResource } from './policies'

/** The account of the page, from its address; empty on pages that belong to none. */
export const useAccountId = () => useParams({ strict: false, select: ({ account }) => account ?? '' })

/** The names of what rules point to. While a list is loading, what is on it is `unread`. */
export interface AccountNames extends Names {
  /** What the "add a rule" list can offer; see `useSuggestSources`. */
  sources: SuggestSources
  /** The lists that could not be read, and why; the page works without them. `people of directories`: only some lack. */
  unreadable: { kind: ReferenceKind | PeopleKind; error: ApiError }[]
  /** Has everything read that can be suggested. */
  wantEverything: () => void
}

/** People who can be suggested: all of them, or those from one place. */
export type PeopleKind = 'people' | 'people who logged in' | 'people of directories'

/** Filled by `AccountNamesProvider`; outside of it no name is known. */
export const AccountNamesContext = createContext<AccountNames>({
  nameOf: nameLookup({}),
  sources: { people: [], rows: {}, directoryGroups: [] },
  unreadable: [],
  wantEverything: () => {},
})

/** Everything in the account that rules can point to, by name. */
export const useAccountNames = (): AccountNames => useContext(AccountNamesContext)

/** What can be suggested, all of it read from now on. For parts of the page that are there only to choose something. */
export function useSuggestSources(): SuggestSources {
  const { sources, wantEverything } = useAccountNames()
  useEffect(wantEverything, [wantEverything])
  return sources
}

/** Every policy and group of the account, as far as they are read. */
export function useAccountDocuments(): readonly AccessDocument[] {
  const account = useAccountId()
  const { data: policies } = useQuery(policyResource.list(account))
  const { data: groups } = useQuery(groupResource.list(account))
  return useMemo(() => [...(policies ?? []), ...(groups ?? [])], [policies, groups])
}

/** Where everything in the account is used, by `kind:id`; `undefined` while that is not known. */
export function useUseIndex(): ReturnType<typeof indexOfUses> | undefined {
  const account = useAccountId()
  const { data: policies } = useQuery(policyResource.list(account))
  const { data: groups } = useQuery(groupResource.list(account))
  const { data: apps } = useQuery(pickers.apps(account))
  return useMemo(() => policies && groups && apps && indexOfUses({ policies, groups, apps }), [policies, groups, apps])
}

/** Where one thing is used: an empty list when nothing uses it, `undefined` while that is not known. */
export function useUses(reference: Reference): Use[] | undefined {
  const index = useUseIndex()
  return index && (index.get(referenceKey(reference)) ?? [])
}
