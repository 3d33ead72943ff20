import { queryOptions, useQuery } from '@tanstack/react-query'
import type { AccountSettings } from '#core/account-settings'
import type { AccountFacts } from '#core/findings/account-facts'
import { factsOf, type AccountFactsBody, type UnreadPart } from '#core/findings/account-facts-body'
import { useAccountId } from './account'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'
import type { ZoneGroups } from '#core/zone-groups'
import { pickers } from './pickers'
import { settingsQuery } from './settings'
import { noteAge } from './snapshot'

/** While entries of lists are still coming, the page looks for them so often. In milliseconds. */
const SOON = 1000

/** All that findings, consequences and guards are made from. */
export const factsQuery = (account: string) =>
  queryOptions<AccountFactsBody, ApiError>({
    queryKey: [account, 'facts'],
    queryFn: ({ signal, client }) =>
      call(apiPath('accounts', account, 'facts'), { signal, onAnswer: noteAge(client, account, 'facts') }),
    enabled: account !== '',
    refetchInterval: ({ state }) => (state.data && state.data.reading > 0 ? SOON : false),
  })

interface AccountFactsState {
  /** The same object for everybody on the page while nothing changed; `undefined` while it is read, or when it cannot be. */
  facts: AccountFacts | undefined
  /** What could not be read, and why. */
  unread: readonly UnreadPart[]
  /** Nothing at all could be read. */
  error: ApiError | null
  isPending: boolean
}

/** The account of the page as findings are made from it. */
export function useAccountFacts(): AccountFactsState {
  const account = useAccountId()
  const { data, error, isPending } = useQuery(factsQuery(account))
  const settings = useQuery(settingsQuery(account))
  // They are asked for by the names of things, once a rule of a draft points to a group that the account does not have.
  const zones = useQuery({ ...pickers.zoneGroups(account), enabled: false })
  // Without its settings the account would have other findings for a moment.
  const facts = data && !settings.isPending ? factsMade(data, settings.data?.settings, zones.data) : undefined
  return { facts, unread: data?.unread ?? [], error, isPending: isPending || settings.isPending }
}

interface Made {
  facts: AccountFacts | undefined
  settings: AccountSettings | undefined
  zones: ZoneGroups | undefined
}

const made = new WeakMap<AccountFactsBody, Made>()

/** One object for each answer of the server: what is worked out from it is remembered by it. */
function factsMade(
  body: AccountFactsBody,
  settings: AccountSettings | undefined,
  zones: ZoneGroups | undefined,
): AccountFacts | undefined {
  const known = made.get(body)
  if (known && known.settings === settings && known.zones === zones) return known.facts
  const facts = factsOf(zones && !body.zone_groups ? { ...body, zone_groups: zones } : body, new Date(), settings)
  made.set(body, { facts, settings, zones })
  return facts
}
