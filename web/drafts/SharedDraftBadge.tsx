import {
  ArrowUUpLeftIcon,
  CheckCircleIcon,
  HourglassMediumIcon,
  PencilSimpleIcon,
  XCircleIcon,
  type Icon,
} from '@phosphor-icons/react'
import type { DraftState } from '#core/shared-draft'
import { Badge } from '../ui/Badge'
import { draftStates } from './draft-words'

const looks: Record<DraftState, { tone: 'warning' | 'info' | 'good' | 'neutral'; Shape: Icon }> = {
  draft: { tone: 'warning', Shape: PencilSimpleIcon },
  proposed: { tone: 'info', Shape: HourglassMediumIcon },
  'sent-back': { tone: 'warning', Shape: ArrowUUpLeftIcon },
  published: { tone: 'good', Shape: CheckCircleIcon },
  discarded: { tone: 'neutral', Shape: XCircleIcon },
}

/** How far a shared draft is. */
export function SharedDraftBadge({ state }: { state: DraftState }) {
  const { tone, Shape } = looks[state]
  return (
    <Badge tone={tone} icon={Shape}>
      {draftStates[state]}
    </Badge>
  )
}
