import { StackIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { HistoryRecord } from '#core/history-record'
import { useAccountId } from '../api/account'
import { sessionQuery } from '../api/session'
import { TimeAgo } from '../lists/TimeAgo'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'
import { RecordActions } from './RecordActions'
import { RecordCard } from './RecordCard'
import { RecordChanges } from './RecordChanges'
import { RecordName } from './RecordName'
import { RecordPeople } from './RecordPeople'
import { RecordReasons } from './RecordReasons'
import { RecordState } from './RecordState'
import { deedWords, setWords, whoWords } from './record-words'
import { undoLeft } from './undoable'

interface Props {
  /** What was published together, in the order in which it was written; at least one. */
  records: readonly [HistoryRecord, ...HistoryRecord[]]
  /** In milliseconds since 1970. */
  now: number
  /** The version before is offered as well. */
  both?: boolean
}

/** What was published together: who, when, why and for whom once, and for each object its difference. */
export function SetCard({ records, now, both = false }: Props) {
  const account = useAccountId()
  const { data: session } = useQuery(sessionQuery())
  const headingId = useId()
  const [first, ...others] = records
  if (others.length === 0) {
    return (
      <RecordCard record={first} now={now}>
        <RecordActions record={first} now={now} both={both} />
      </RecordCard>
    )
  }
  // Each of them has a state of its own; where it is the same, it is told once.
  const alike = others.every(({ state }) => state === first.state)
  const undoable = records.find((record) => undoLeft(record, now) > 0)
  return (
    <article
      aria-labelledby={headingId}
      className="flex min-w-0 flex-col gap-3 rounded-xl bg-kumo-base p-4 ring ring-kumo-hairline"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <h3 id={headingId} className="flex min-w-0 items-start gap-2 text-base wrap-anywhere">
          <StackIcon aria-hidden size={18} className="mt-0.5 shrink-0 text-kumo-subtle" />
          <span>
            {whoWords(first, session?.actor)} {setWords(records)}
          </span>
        </h3>
        <span className="flex flex-wrap items-center gap-2 text-sm text-kumo-subtle">
          <AppLink href={paths.record(account, first.number)} className="underline underline-offset-2">
            <TimeAgo time={Date.parse(first.at)} now={now} />
          </AppLink>
          {alike && <RecordState {...first} />}
        </span>
      </header>
      <RecordReasons {...first} />
      <RecordPeople people={first.people} />
      <ol className="flex flex-col divide-y divide-kumo-hairline border-y border-kumo-hairline">
        {records.map((record) => (
          <li key={record.number} className="flex flex-col gap-2 py-3">
            <p className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 text-base">
              <span className="min-w-0 wrap-anywhere first-letter:uppercase">
                {deedWords(record)} <RecordName {...record} />
              </span>
              {!alike && <RecordState {...record} />}
            </p>
            {record.message !== undefined && <p className="text-base wrap-anywhere">{record.message}</p>}
            <RecordChanges number={record.number} />
            <RecordActions record={record} now={now} both={both} undoes={false} />
          </li>
        ))}
      </ol>
      {undoable && <RecordActions record={undoable} now={now} restores={false} />}
    </article>
  )
}
