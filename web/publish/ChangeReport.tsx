import {
  ArrowCounterClockwiseIcon,
  CheckCircleIcon,
  MinusCircleIcon,
  WarningIcon,
  XCircleIcon,
  type Icon,
} from '@phosphor-icons/react'
import type { ChangeOutcome, ChangeState, DocumentChange } from '#core/change-set'
import { Button } from '../ui/Button'

// By shape and words as well as by colour.
const looks: Record<ChangeState, { words: string; Shape: Icon; colour: string }> = {
  done: { words: 'done', Shape: CheckCircleIcon, colour: 'text-kumo-success' },
  undone: { words: 'done, then set back', Shape: ArrowCounterClockwiseIcon, colour: 'text-kumo-info' },
  left: { words: 'done, and not set back', Shape: WarningIcon, colour: 'text-kumo-warning' },
  failed: { words: 'did not work', Shape: XCircleIcon, colour: 'text-kumo-danger' },
  not_done: { words: 'not tried', Shape: MinusCircleIcon, colour: 'text-kumo-subtle' },
}

const verbs: Record<ChangeOutcome['action'], string> = { create: 'Make', update: 'Change', delete: 'Delete' }

interface Props {
  changes: readonly ChangeOutcome[]
  /** Tries once more to set back what was left. */
  onUndo: (undo: DocumentChange[]) => void
}

/** What became of each of several changes, exactly; what could not be set back is offered for another try. */
export function ChangeReport({ changes, onUndo }: Props) {
  const undo = changes.flatMap((change) => change.undo ?? []).toReversed()
  return (
    <>
      <ul aria-label="What became of each change" className="flex flex-col gap-2">
        {changes.map(({ action, kind, id, name, state, message }) => {
          const { words, Shape, colour } = looks[state]
          return (
            <li key={`${kind} ${id}`} className="flex items-start gap-2.5">
              <Shape aria-hidden size={18} weight="fill" className={`mt-0.5 shrink-0 ${colour}`} />
              <span className="min-w-0 wrap-anywhere">
                {verbs[action]} <strong className="font-semibold">{name}</strong>: {words}.
                {/* Why the first one failed stands above the list already. */}
                {message !== undefined && state !== 'failed' && ` ${message}`}
              </span>
            </li>
          )
        })}
      </ul>
      {undo.length > 0 && (
        <Button onClick={() => onUndo(undo)} className="self-start">
          {undo.length === 1 ? 'Set it back now' : `Set these ${undo.length} back now`}
        </Button>
      )}
    </>
  )
}
