import { useRef } from 'react'
import { Facet } from '../lists/Facet'
import { FilterBar } from '../lists/FilterBar'
import { useListKeys } from '../lists/use-list-keys'
import { useSearchText } from '../lists/use-search-text'
import type { HistorySearch } from './history-search'

const kinds = [
  { value: 'policies', label: 'Policies' },
  { value: 'groups', label: 'Groups' },
] as const

const people = [{ value: 'me', label: 'By me' }] as const

/** What is looked through for what somebody types. */
const SEARCHED = ['name', 'who did it', 'reason']

interface Props {
  search: HistorySearch
  onSearch: (search: HistorySearch) => void
  /** Which of the filters make sense here, beside the text. */
  by?: readonly ('kind' | 'who')[]
}

/** The filters of a list of changes. They live in the address, so that a link and a reload show the same. */
export function HistoryFilters({ search, onSearch, by = [] }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const set = (changes: Partial<HistorySearch>) => onSearch({ ...search, ...changes })
  const { text, setText, flush } = useSearchText(search.q ?? '', (q) => set({ q: q || undefined }))
  useListKeys({ filter: input })
  const clear = () => {
    setText('')
    onSearch({})
  }
  return (
    <FilterBar
      noun="changes"
      one="change"
      by={SEARCHED}
      text={text}
      onText={setText}
      onLeave={flush}
      inputRef={input}
      filtered={text !== '' || search.kind !== undefined || search.who !== undefined}
      onClear={clear}
    >
      {by.includes('kind') && (
        <Facet
          label="Kind"
          any="Policies and groups"
          choices={kinds}
          value={search.kind}
          onChange={(kind) => set({ kind })}
        />
      )}
      {by.includes('who') && (
        <Facet label="Who" any="By anybody" choices={people} value={search.who} onChange={(who) => set({ who })} />
      )}
    </FilterBar>
  )
}
