import {
  ArrowCounterClockwiseIcon,
  CheckCircleIcon,
  MinusCircleIcon,
  WarningIcon,
  XCircleIcon,
  type Icon,
} from '@phosphor-icons/react'
import type { ChangeOutcome, ChangeState } from '#core/change-set'

// By shape and words as well as by colour.
const looks: Record<ChangeState, { words: string; Shape: Icon; colour: string }> = {
  done: { words: 'done', Shape: CheckCircleIcon, colour: 'text-kumo-success' },
  undone: { words: 'done, then set back', Shape: ArrowCounterClockwiseIcon, colour: 'text-kumo-info' },
  left: { words: 'done, and not set back', Shape: WarningIcon, colour: 'text-kumo-warning' },
  failed: { words: 'did not work', Shape: XCircleIcon, colour: 'text-kumo-danger' },
  not_done: { words: 'not tried', Shape: MinusCircleIcon, colour: 'text-kumo-subtle' },
}

const verbs: Record<ChangeOutcome['action'], string> = { create: 'Make', update: 'Change', delete: 'Delete' }

/** What became of each of several changes, exactly. */
export function ChangeReport({ changes }: { changes: readonly ChangeOutcome[] }) {
  return (
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
  )
}
