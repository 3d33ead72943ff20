import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, type ReactNode } from 'react'
import { Facet } from './Facet'
import { FilterBar } from './FilterBar'
import type { ListRow } from './list-row'
import type { ListSearch } from './list-search'
import { selectorChoices } from './row-filter'
import { useListKeys } from './use-list-keys'
import type { ListState } from './use-list-state'

interface Props<Search extends ListSearch> {
  noun: string
  one: string
  list: ListState<Search>
  search: Search
  /** All rows, whether they pass or not. */
  rows: readonly ListRow[]
  /** How many pass. */
  shown: number
  /** Where `n` leads. */
  newPath: string
  usedChoices: readonly { value: 'yes' | 'no'; label: string }[]
  /** Filters that only this list has. */
  children?: ReactNode
}

/** The filters that policies and groups share, and the keys `/` and `n`. */
export function ListFilters<Search extends ListSearch>(props: Props<Search>) {
  const { noun, one, list, search, rows, shown, newPath, usedChoices, children } = props
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const onNew = useCallback(() => void navigate({ to: newPath }), [navigate, newPath])
  useListKeys({ filter: input, onNew })
  const selectors = useMemo(() => selectorChoices(rows), [rows])
  const set = (changes: ListSearch) => list.set(changes as Partial<Search>)

  return (
    <FilterBar
      noun={noun}
      one={one}
      text={list.text}
      onText={list.setText}
      onLeave={list.flush}
      inputRef={input}
      shown={shown}
      total={rows.length}
      filtered={list.filtered}
      onClear={list.clear}
    >
      {children}
      <Facet
        label="Uses the rule"
        any="Any rule"
        choices={selectors}
        value={search.selector}
        onChange={(selector) => set({ selector })}
      />
      <Facet
        label="Used"
        any="Used or not"
        choices={usedChoices}
        value={search.used}
        disabled={rows.every((row) => row.uses === undefined)}
        onChange={(used) => set({ used })}
      />
    </FilterBar>
  )
}
