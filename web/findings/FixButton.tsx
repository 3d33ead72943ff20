import { TrashIcon, WrenchIcon } from '@phosphor-icons/react'
import type { Finding } from '#core/findings/finding'
import { Button } from '../ui/Button'

interface Props {
  finding: Pick<Finding, 'fix' | 'removal'>
  /** Why nothing can be changed; the button stays and says so. */
  lockedReason: string | undefined
  onFix: () => void
}

/** Shows what would end a finding, if anything here does. Its words may be many: on a narrow page they take several lines. */
export function FixButton({ finding: { fix, removal }, lockedReason, onFix }: Props) {
  const label = fix?.label ?? removal?.label
  if (label === undefined) return null
  return (
    <Button
      size="sm"
      icon={fix ? WrenchIcon : TrashIcon}
      disabledReason={lockedReason}
      className="h-auto min-h-6.5 max-w-full shrink py-0.5 text-left whitespace-normal max-md:min-h-11"
      onClick={onFix}
    >
      {label}…
    </Button>
  )
}
