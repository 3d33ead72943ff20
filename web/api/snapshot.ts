import { queryOptions, skipToken, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { SnapshotState } from '#core/snapshot-state'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

/** While something is being read at Cloudflare, the page looks often for it to come. In milliseconds. */
const SOON = 1000
const NOW_AND_THEN = 20_000

/** How old everything is that the server read of the account. Costs no request to Cloudflare. */
export const snapshotQuery = (account: string) =>
  queryOptions<SnapshotState, ApiError>({
    queryKey: [account, 'snapshot'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'snapshot'), { signal }),
    refetchInterval: ({ state }) => (isReading(state.data) ? SOON : NOW_AND_THEN),
  })

const isReading = (state: SnapshotState | undefined) =>
  state !== undefined && Object.values(state.reads).some(({ reading }) => reading)

/** When the list on the page was read at Cloudflare (RFC 3339), as the answer that brought it said. */
export const readAtQuery = (account: string, list: string) =>
  queryOptions<string | null>({ queryKey: [account, 'read-at', list], queryFn: skipToken, staleTime: Infinity })

/** For the `onAnswer` of a list's query: takes down how old the list is. */
export const noteAge = (queries: QueryClient, account: string, list: string) => (headers: Headers) =>
  void queries.setQueryData(readAtQuery(account, list).queryKey, headers.get('x-read-at'))

/** Whatever is made of lists that the server reads of Cloudflare. */
const OF_LISTS = new Set<unknown>(['policies', 'groups', 'zones', 'pickers', 'facts'])

/** Has everything of the account read anew. What cannot be read keeps its older data, and the state says why. */
export function useRefresh(account: string) {
  const queries = useQueryClient()
  return useMutation<SnapshotState, ApiError>({
    mutationFn: () => call(apiPath('accounts', account, 'refresh'), { method: 'POST', body: {} }),
    onSuccess: async (state) => {
      queries.setQueryData(snapshotQuery(account).queryKey, state)
      await queries.invalidateQueries({
        predicate: ({ queryKey: [of, what, one] }) =>
          of === account && OF_LISTS.has(what) && (one === undefined || what === 'pickers'),
      })
    },
  })
}
