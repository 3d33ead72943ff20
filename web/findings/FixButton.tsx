import { WrenchIcon } from '@phosphor-icons/react'
import type { Fix } from '#core/findings/finding'
import { Button } from '../ui/Button'

interface Props {
  fix: Fix
  /** Why nothing can be changed; the button stays and says so. */
  lockedReason: string | undefined
  onFix: () => void
}

/** Shows what a fix would change. Its words may be many: on a narrow page they take several lines. */
export const FixButton = ({ fix, lockedReason, onFix }: Props) => (
  <Button
    size="sm"
    icon={WrenchIcon}
    disabledReason={lockedReason}
    className="h-auto min-h-6.5 max-w-full shrink py-0.5 text-left whitespace-normal max-md:min-h-11"
    onClick={onFix}
  >
    {fix.label}…
  </Button>
)
