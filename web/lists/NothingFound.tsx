import { MagnifyingGlassIcon } from '@phosphor-icons/react'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'

interface Props {
  noun: string
  plural: string
  onClear: () => void
}

/** Instead of a list none of whose rows pass the filters. */
export function NothingFound({ noun, plural, onClear }: Props) {
  return (
    <EmptyState
      icon={MagnifyingGlassIcon}
      title={`No ${noun} fits these filters`}
      action={<Button onClick={onClear}>Show all {plural}</Button>}
    >
      Names, people, domains, addresses and all other words of the sentences are searched.
    </EmptyState>
  )
}
