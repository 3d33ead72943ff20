import {
  ArrowCounterClockwiseIcon,
  CheckCircleIcon,
  CircleDashedIcon,
  MinusCircleIcon,
  QuestionIcon,
  WarningIcon,
  XCircleIcon,
  type Icon,
} from '@phosphor-icons/react'
import type { HistoryRecord, RecordState as State } from '#core/history-record'
import { Badge } from '../ui/Badge'

type Tone = 'good' | 'info' | 'warning' | 'bad' | 'neutral'

const looks: Record<State, { words: string; tone: Tone; Shape: Icon }> = {
  begun: { words: 'Under way', tone: 'neutral', Shape: CircleDashedIcon },
  undoing: { words: 'Being set back', tone: 'neutral', Shape: CircleDashedIcon },
  done: { words: 'Published', tone: 'good', Shape: CheckCircleIcon },
  undone: { words: 'Set back', tone: 'info', Shape: ArrowCounterClockwiseIcon },
  left: { words: 'Not set back', tone: 'warning', Shape: WarningIcon },
  failed: { words: 'Did not work', tone: 'bad', Shape: XCircleIcon },
  not_done: { words: 'Not tried', tone: 'neutral', Shape: MinusCircleIcon },
  unsettled: { words: 'Outcome not known', tone: 'warning', Shape: QuestionIcon },
}

/** What became of a recorded change, by shape and words as well as by colour. */
export function RecordState({ state, origin, undone_by: undoneBy }: HistoryRecord) {
  const { words, tone, Shape } = looks[undoneBy === undefined ? state : 'undone']
  return (
    <Badge tone={tone} icon={Shape}>
      {undoneBy !== undefined ? 'Taken back' : origin === 'elsewhere' && state === 'done' ? 'Made elsewhere' : words}
    </Badge>
  )
}
