import { useQueries } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import type { DirectoryGroup, KnownPerson, PickerRow } from '#core/account-data'
import type { ReferenceKind } from '#core/reference'
import { AccountNamesContext, useAccountId, type AccountNames } from './account'
import { accountsQuery } from './accounts'
import type { ApiError } from './api-error'
import { groupResource } from './groups'
import { directoryGroupLookup, nameLookup } from './name-lookup'
import { pickers } from './pickers'

/** Reads once, for all parts of the page, the names of what rules can point to. */
export function AccountNamesProvider({ children }: { children: ReactNode }) {
  const account = useAccountId()
  const read = useQueries({
    queries: [
      pickers.lists(account),
      pickers.identityProviders(account),
      pickers.serviceTokens(account),
      pickers.postureChecks(account),
      pickers.apps(account),
      accountsQuery(),
      groupResource.list(account),
      pickers.people(account),
      pickers.directoryGroups(account),
    ],
    combine,
  })
  const names = useMemo(() => namesOf(read), [read])
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
  people: Answer<KnownPerson>,
  directoryGroups: Answer<DirectoryGroup>,
]

// Data and errors only, so that the result keeps its identity while requests come and go.
const combine = (answers: Answers) => answers.map(({ data, error }) => ({ data, error })) as unknown as Answers

function namesOf([lists, logins, tokens, checks, apps, accounts, groups, people, directory]: Answers): AccountNames {
  const listsOf = (type: string) => lists.data?.filter((list) => list.type === type)
  const offered = present({
    groups: groups.data?.map(({ id, name }) => ({ id, name })),
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
  return {
    nameOf: nameLookup({ ...offered, ...everyList }),
    directoryGroupName: directoryGroupLookup(directory.data ?? []),
    sources: { people: [...(people.data ?? [])], rows: offered, directoryGroups: [...(directory.data ?? [])] },
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
    ],
  }
}

const present = (rows: { [Kind in ReferenceKind]: readonly PickerRow[] | undefined }) =>
  Object.fromEntries(Object.entries(rows).filter(([, list]) => list !== undefined)) as Partial<
    Record<ReferenceKind, PickerRow[]>
  >

const failed = (kind: AccountNames['unreadable'][number]['kind'], { error }: Answer<unknown>) =>
  error ? [{ kind, error }] : []
