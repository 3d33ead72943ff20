import { useCallback, useDeferredValue, useMemo } from 'react'
import type { Sort } from '../ui/DataTable'
import type { ListSearch } from './list-search'
import { useListState, type ListState } from './use-list-state'

interface Asked<Search extends ListSearch, Row> {
  /** What the address keeps of the list. */
  search: Search
  /** Writes it into the address. */
  navigate: (to: { search: Search; replace: true }) => unknown
  /** All rows; the same array while nothing changed. */
  rows: readonly Row[]
  /** The rows that pass, in their order. Must keep its identity. */
  filter: (rows: readonly Row[], by: Search & { text: string }) => Row[]
  /** The order that needs no word in the address; must keep its identity. */
  usual?: Sort
}

/** A list whose filters and order stand in the address: what it shows, and how that is changed. */
export function useList<Search extends ListSearch, Row>({
  search,
  navigate,
  rows,
  filter,
  usual,
}: Asked<Search, Row>): {
  list: ListState<Search>
  shown: readonly Row[]
} {
  const toAddress = useCallback((next: Search) => void navigate({ search: next, replace: true }), [navigate])
  const list = useListState(search, toAddress, usual)
  const text = useDeferredValue(list.text)
  const shown = useMemo(() => filter(rows, { ...search, text }), [filter, rows, search, text])
  return { list, shown }
}
