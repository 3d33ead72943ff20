import type * as z from 'zod'
import { DECISIONS, decisionWords } from '#core/decision'
import { useAccountId } from '../../api/account'
import { Facet } from '../../lists/Facet'
import { ListFilters } from '../../lists/ListFilters'
import type { ListState } from '../../lists/use-list-state'
import { paths } from '../../paths'
import type { policiesSearch } from './policies-search'
import type { PolicyRow } from './policy-rows'

type Search = z.infer<typeof policiesSearch>

interface Props {
  list: ListState<Search>
  search: Search
  rows: readonly PolicyRow[]
  shown: number
}

const actions = DECISIONS.map((value) => {
  const { plain, cloudflare } = decisionWords[value]
  return { value, label: `${plain} (${cloudflare})` }
})

const used = [
  { value: 'yes', label: 'Used by applications' },
  { value: 'no', label: 'No application uses it' },
] as const

export function PolicyFilters({ list, search, rows, shown }: Props) {
  const newPath = paths.newPolicy(useAccountId())
  return (
    <ListFilters noun="policies" one="policy" {...{ list, search, rows, shown, newPath }} usedChoices={used}>
      <Facet
        label="Action"
        any="Any action"
        choices={actions}
        value={search.action}
        onChange={(action) => list.set({ action })}
      />
    </ListFilters>
  )
}
