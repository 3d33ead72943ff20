import { useCallback, useMemo } from 'react'
import type { Sort } from '../ui/DataTable'
import type { ListSearch } from './list-search'
import { useSearchText } from './use-search-text'

export interface ListState<Search extends ListSearch> {
  /** As it is typed; the address follows after a pause. */
  text: string
  setText: (text: string) => void
  /** The text goes into the address now, not after a pause: the filter is being left. */
  flush: () => void
  sort: Sort
  setSort: (sort: Sort) => void
  /** Changes a filter in the address. */
  set: (changes: Partial<Search>) => void
  clear: () => void
  /** Some filter is on. */
  filtered: boolean
}

const BY_NAME: Sort = { id: 'name', desc: false }

/**
 * The filters and the order of a list, kept in the address so that a link, a reload and "back" show the same rows.
 * `toAddress` and `usual`, the order that needs no word in the address, must keep their identity, so that a key in the
 * filter does not draw the table anew.
 */
export function useListState<Search extends ListSearch>(
  search: Search,
  toAddress: (next: Search) => void,
  usual: Sort = BY_NAME,
): ListState<Search> {
  const set = useCallback(
    (changes: Partial<Search>) => toAddress(withoutEmpty({ ...search, ...changes })),
    [search, toAddress],
  )
  const { text, setText, flush } = useSearchText(search.q ?? '', (q) => set({ q: q || undefined } as Partial<Search>))
  const { sort: id, desc = false, q: _q, ...filters } = search
  const sort = useMemo(() => (id === undefined ? usual : { id, desc }), [id, desc, usual])
  return {
    text,
    setText,
    flush,
    sort,
    setSort: useCallback(
      (next: Sort) => {
        const plain = next.id === usual.id && !next.desc
        set({ sort: plain ? undefined : next.id, desc: next.desc || undefined } as Partial<Search>)
      },
      [set, usual],
    ),
    set,
    clear: () => {
      setText('')
      toAddress(withoutEmpty({ sort: id, desc: search.desc } as Search))
    },
    filtered: text !== '' || Object.values(filters).some((value) => value !== undefined),
  }
}

/** Absent instead of `undefined`, so that the address stays short. */
const withoutEmpty = <Search extends object>(search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search
