import { ClockCountdownIcon, NoteIcon } from '@phosphor-icons/react'
import { useState } from 'react'
import { dayWords } from '#core/day'
import { isOver, type RuleNote } from '#core/rule-note'

const icon = { 'aria-hidden': true, size: 16, className: 'mt-0.5 shrink-0' } as const

/** Under a rule: why it is there and until when; a clock where that day is over. */
export function NoteLine({ id, note }: { id: string; note: RuleNote }) {
  const [now] = useState(() => new Date())
  const { reason, until } = note
  const over = isOver(note, now)
  return (
    <p id={id} title={reason} className="flex items-start gap-1.5 pb-1 pl-7 text-sm text-kumo-subtle">
      {over ? (
        <span className="flex text-kumo-warning">
          <ClockCountdownIcon {...icon} weight="fill" />
        </span>
      ) : (
        <NoteIcon {...icon} />
      )}
      <span className="line-clamp-3 min-w-0 wrap-anywhere">
        {until !== undefined && (
          <span className={over ? 'font-semibold text-kumo-warning' : 'font-semibold'}>
            {over ? `Meant until ${dayWords(until)}, which is over. ` : `Until ${dayWords(until)}. `}
          </span>
        )}
        <span className="sr-only">Why it is there: </span>“{reason}”
      </span>
    </p>
  )
}
