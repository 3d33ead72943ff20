import { MagnifyingGlassIcon } from '@phosphor-icons/react'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'

/** Instead of a list none of whose rows pass the filters. */
export function NothingFound({ noun, onClear }: { noun: string; onClear: () => void }) {
  return (
    <EmptyState
      icon={MagnifyingGlassIcon}
      title={`No ${noun} fits these filters`}
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      Names, people, domains, addresses and all other words of the sentences are searched.
    </EmptyState>
  )
}
