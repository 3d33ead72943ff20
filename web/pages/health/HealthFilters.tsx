import { useMemo, useRef } from 'react'
import { SEVERITIES } from '#core/findings/finding'
import { severityLook } from '../../findings/severity-look'
import { Facet } from '../../lists/Facet'
import { FilterBar } from '../../lists/FilterBar'
import type { ListState } from '../../lists/use-list-state'
import { useListKeys } from '../../lists/use-list-keys'
import { checkChoices, type HealthRow } from './health-rows'
import type { HealthSearch } from './health-search'

interface Props {
  list: ListState<HealthSearch>
  search: HealthSearch
  rows: readonly HealthRow[]
  shown: number
  /** How many are not waived. */
  counting: number
}

const severities = SEVERITIES.map((value) => ({ value, label: severityLook[value].word }))

const kinds = [
  { value: 'policies', label: 'Policies' },
  { value: 'groups', label: 'Groups' },
  { value: 'apps', label: 'Applications' },
  { value: 'account', label: 'The whole account' },
] as const

/** What the list of findings is narrowed by, all of it in the address. */
export function HealthFilters({ list, search, rows, shown, counting }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useListKeys({ filter: input })
  const found = useMemo(() => checkChoices(rows), [rows])
  const waived = rows.length - counting
  return (
    <FilterBar
      noun="findings"
      one="finding"
      text={list.text}
      onText={list.setText}
      onLeave={list.flush}
      inputRef={input}
      shown={shown}
      total={search.waived === undefined ? counting : search.waived === 'yes' ? waived : rows.length}
      filtered={list.filtered}
      onClear={list.clear}
    >
      <Facet
        label="How grave"
        any="However grave"
        choices={severities}
        value={search.severity}
        onChange={(severity) => list.set({ severity })}
      />
      <Facet
        label="Check"
        any="Any check"
        choices={found}
        value={search.check}
        onChange={(check) => list.set({ check })}
      />
      <Facet
        label="Kind of thing"
        any="Any thing"
        choices={kinds}
        value={search.kind}
        onChange={(kind) => list.set({ kind })}
      />
      <Facet
        label="Waived"
        any="Without waived ones"
        choices={[
          { value: 'yes', label: `Waived only (${waived})` },
          { value: 'all', label: 'Waived ones too' },
        ]}
        value={search.waived}
        onChange={(chosen) => list.set({ waived: chosen })}
      />
    </FilterBar>
  )
}
