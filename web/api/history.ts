import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { MOST_CHANGES } from '#core/change-set'
import type { DocumentKind } from '#core/document-kind'
import type {
  HistoryEntry,
  HistoryPage,
  HistoryQuery,
  HistoryRecord,
  LastKnownName,
  RestorePreview,
  TakenBack,
  Version,
} from '#core/history-record'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'
import { historyKey } from './history-key'

/** Which records of an account are wanted; what is absent does not matter. */
export type HistoryFilter = { [Member in keyof Omit<HistoryQuery, 'before'>]?: HistoryQuery[Member] | undefined }

/** Where the records are that pass; `rest` are further search words of the address. */
const addressOf = (account: string, filter: HistoryFilter, rest: Record<string, string>, ...segments: string[]) => {
  const wanted = Object.entries({ ...filter, ...rest }).filter(([, value]) => value !== undefined && value !== '')
  const path = apiPath('accounts', account, 'history', ...segments)
  return wanted.length === 0 ? path : `${path}?${new URLSearchParams(wanted as [string, string][]).toString()}`
}

/** How often the page looks for what came from elsewhere, in milliseconds. */
const SOON = 5000

/** The records that pass, newest first, a page at a time. */
export const historyQuery = (account: string, filter: HistoryFilter) =>
  infiniteQueryOptions<HistoryPage, ApiError, { pages: HistoryPage[] }, readonly unknown[], number | undefined>({
    queryKey: [...historyKey(account), 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      call(addressOf(account, filter, pageParam === undefined ? {} : { before: String(pageParam) }), { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ before }) => before,
    // What was changed elsewhere is noticed some time after it was read, and nothing on the page tells of it.
    refetchInterval: ({ state }) => (filter.origin === 'elsewhere' && state.data?.pages.length === 1 ? SOON : false),
  })

/** So many of somebody's records are looked at for their last publish; a longer set is told by its first few names. */
const NEWEST = 20

/** The newest records of what somebody did here: the first of them, and what was published with it. */
export const newestOfMine = (account: string, actor: string | undefined) =>
  queryOptions<HistoryPage, ApiError>({
    queryKey: [...historyKey(account), 'newest', actor],
    queryFn: ({ signal }) =>
      call(addressOf(account, { origin: 'gatehouse', actor }, { limit: String(NEWEST) }), { signal }),
    enabled: account !== '' && actor !== undefined,
  })

/** The newest records of one object. */
export const newestOf = (account: string, kind: DocumentKind, id: string) =>
  queryOptions<HistoryPage, ApiError>({
    queryKey: [...historyKey(account), 'newest', kind, id],
    queryFn: ({ signal }) => call(addressOf(account, { kind, id }, { limit: String(NEWEST) }), { signal }),
  })

/** Everything that was published together, the last first. */
export const setQuery = (account: string, set: string) =>
  queryOptions<HistoryPage, ApiError>({
    queryKey: [...historyKey(account), 'set', set],
    queryFn: ({ signal }) => call(addressOf(account, { set }, { limit: String(MOST_CHANGES) }), { signal }),
  })

/** Everything that was published together just now. */
export async function recordsOfSet(queries: QueryClient, account: string, set: string): Promise<HistoryRecord[]> {
  return (await queries.fetchQuery({ ...setQuery(account, set), staleTime: 0 })).records
}

/** One record with what the object was before and after. */
export const historyEntryQuery = (account: string, number: number) =>
  queryOptions<HistoryEntry, ApiError>({
    queryKey: [...historyKey(account), 'entry', number],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'history', String(number)), { signal }),
  })

/** The last names of what was there once and is not any more. */
export const goneNamesQuery = (account: string) =>
  queryOptions<LastKnownName[], ApiError>({
    queryKey: [...historyKey(account), 'names'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'history', 'names'), { signal }),
  })

/** Where the records that pass can be downloaded. */
export const historyExport = (account: string, filter: HistoryFilter, format: 'csv' | 'jsonl') =>
  addressOf(account, filter, { format }, 'export')

/** A version to write again; `leaveOut`: without what it points to and no longer exists. */
export interface Restorable {
  number: number
  version: Version
  leaveOut: boolean
}

/** What writing an old version again would do, and what stands in its way. Looked up anew each time it is asked for. */
export const restorePreviewQuery = (account: string, { number, version, leaveOut }: Restorable) =>
  queryOptions<RestorePreview, ApiError>({
    queryKey: [...historyKey(account), 'restore', number, version, leaveOut],
    queryFn: ({ signal }) =>
      call(
        `${apiPath('accounts', account, 'history', String(number), 'restore-preview')}?version=${version}&leave_out=${leaveOut}`,
        {
          signal,
        },
      ),
    gcTime: 0,
    staleTime: 0,
  })

interface TakeBack {
  number: number
  reason?: string | undefined
  /** The reason for which an owner overrides a guard. */
  override?: { reason: string } | undefined
}

/** After something was taken back: everything that is made of what stands at Cloudflare, and of the history. */
const takenBack = (queries: QueryClient, account: string) => async () => {
  const stale = [['policies'], ['groups'], ['facts'], ['history'], ['drafts']]
  await Promise.all(stale.map((rest) => queries.invalidateQueries({ queryKey: [account, ...rest] })))
}

/**
 * Writes an old version again. `etag` is the version of what stands there now.
 * @throws ApiError `changed_meanwhile` with the live version when it is another by now
 */
export const restore = (queries: QueryClient, account: string) =>
  mutationOptions<TakenBack, ApiError, TakeBack & Restorable & { etag?: string | undefined }>({
    mutationFn: ({ number, leaveOut, ...body }) =>
      call(apiPath('accounts', account, 'history', String(number), 'restore'), {
        method: 'POST',
        body: { ...body, leave_out: leaveOut },
      }),
    // What is shown was made from an older version: it is looked up anew, and then decided on again.
    onError: ({ body: { code } }) =>
      code === 'changed_meanwhile' && queries.invalidateQueries({ queryKey: [...historyKey(account), 'restore'] }),
    onSuccess: takenBack(queries, account),
  })

/** Takes back what was published as that record, and what was published with it. @throws ApiError as `restore` does */
export const undo = (queries: QueryClient, account: string) =>
  mutationOptions<TakenBack, ApiError, TakeBack>({
    mutationFn: ({ number, ...body }) =>
      call(apiPath('accounts', account, 'history', String(number), 'undo'), { method: 'POST', body }),
    onSuccess: takenBack(queries, account),
  })
