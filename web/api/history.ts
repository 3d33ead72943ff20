import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { DocumentKind } from '#core/document-kind'
import type { HistoryEntry, HistoryRecord, RecordOrigin } from '#core/history-record'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

/** Which records of an account are wanted; what is absent does not matter. */
export interface HistoryFilter {
  kind?: DocumentKind | undefined
  id?: string | undefined
  actor?: string | undefined
  origin?: RecordOrigin | undefined
  /** Words that must all occur. */
  q?: string | undefined
}

/** Records, newest first, and what to ask for to get those before them; absent at the end. */
export interface HistoryPage {
  records: HistoryRecord[]
  before?: number
}

/** The two versions that a record holds. */
export type RecordSide = 'before' | 'after'

/** Where the records are that pass; `rest` are further search words of the address. */
const addressOf = (account: string, filter: HistoryFilter, rest: Record<string, string>, ...segments: string[]) => {
  const wanted = Object.entries({ ...filter, ...rest }).filter(([, value]) => value !== undefined && value !== '')
  const path = apiPath('accounts', account, 'history', ...segments)
  return wanted.length === 0 ? path : `${path}?${new URLSearchParams(wanted as [string, string][]).toString()}`
}

/** Everything that is made of the history of an account. */
export const historyKey = (account: string) => [account, 'history'] as const

/** The records that pass, newest first, a page at a time. */
export const historyQuery = (account: string, filter: HistoryFilter) =>
  infiniteQueryOptions<HistoryPage, ApiError, { pages: HistoryPage[] }, readonly unknown[], number | undefined>({
    queryKey: [...historyKey(account), 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      call(addressOf(account, filter, pageParam === undefined ? {} : { before: String(pageParam) }), { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ before }) => before,
  })

/** One record with what the object was before and after. */
export const historyEntryQuery = (account: string, number: number) =>
  queryOptions<HistoryEntry, ApiError>({
    queryKey: [...historyKey(account), 'entry', number],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'history', String(number)), { signal }),
  })

/** Where the records that pass can be downloaded. */
export const historyExport = (account: string, filter: HistoryFilter, format: 'csv' | 'jsonl') =>
  addressOf(account, filter, { format }, 'export')
