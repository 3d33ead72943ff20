import { ArrowCounterClockwiseIcon, CheckCircleIcon, XIcon } from '@phosphor-icons/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { UNDO_MINUTES, type HistoryRecord } from '#core/history-record'
import { useAccountId } from '../api/account'
import { newestOfMine, undo } from '../api/history'
import { sessionQuery } from '../api/session'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { setNames, setsOf } from './record-words'
import { roughly, undoLeft } from './undoable'
import { UndoFailed } from './UndoFailed'
import { useNow } from './use-now'

/** How often the time on the bar is looked at, and how long it tells that something was taken back; in milliseconds. */
const OFTEN = 10_000

/** At the bottom of every page for as long as the last publish of the person on the page can be taken back. */
export function UndoBar() {
  const account = useAccountId()
  const { data: session } = useQuery(sessionQuery())
  const { data } = useQuery(newestOfMine(account, session?.actor))
  const looked = useNow(OFTEN)
  const [hidden, setHidden] = useState<string>()
  const [last] = setsOf(data?.records ?? [])
  const record = last?.at(-1)
  const names = last?.map(({ name }) => name) ?? []
  // A publish that was made after the clock was looked at is not from the future.
  const now = record && Math.max(looked, Date.parse(record.at))
  const shown = record && now !== undefined && hidden !== `${account} ${record.number}` && isShown(record, now)
  return (
    <>
      {/* Read out politely when it changes, and not each time the clock is looked at. */}
      <output className="sr-only">{shown && readOut(record, names)}</output>
      {shown && (
        <Bar
          key={`${account} ${record.number}`}
          account={account}
          record={record}
          names={names}
          now={now}
          onHide={() => setHidden(`${account} ${record.number}`)}
        />
      )}
    </>
  )
}

const isShown = (record: HistoryRecord, now: number) =>
  record.undoes === undefined ? undoLeft(record, now) > 0 : now - Date.parse(record.at) < OFTEN

const readOut = ({ undoes }: HistoryRecord, names: readonly string[]) =>
  undoes === undefined
    ? `Published: ${setNames(names)}. At the bottom of the page it can be undone for ${UNDO_MINUTES} minutes.`
    : takenBack(names)

const takenBack = (names: readonly string[]) =>
  `Taken back: ${setNames(names)} ${names.length === 1 ? 'is as it was' : 'are as they were'} before.`

interface BarProps {
  account: string
  record: HistoryRecord
  /** Of all that was published with it. */
  names: readonly string[]
  now: number
  onHide: () => void
}

function Bar({ account, record, names, now, onHide }: BarProps) {
  const takingBack = useMutation(undo(useQueryClient(), account))
  const { number, at, undoes } = record
  const done = undoes !== undefined
  return (
    <aside
      aria-label="Last publish"
      className="sticky bottom-0 z-20 border-t border-kumo-line bg-kumo-elevated px-4 py-2.5 shadow-lg in-has-[[data-bottom-bar]]:bottom-17 sm:px-8"
    >
      {takingBack.error && !takingBack.isPending && <UndoFailed error={takingBack.error} record={record} />}
      <div className="mx-auto flex max-w-7xl items-center gap-x-3 text-base">
        <CheckCircleIcon aria-hidden size={18} weight="fill" className="shrink-0 text-kumo-success" />
        <p className="min-w-0 flex-1">
          <span className="line-clamp-2 wrap-anywhere">
            {done ? takenBack(names) : `Published ${roughly(now - Date.parse(at))} ago: ${setNames(names)}.`}
          </span>
          <AppLink href={paths.record(account, number)} className="text-sm underline underline-offset-2">
            See what changed
          </AppLink>
        </p>
        {!done && (
          <Button
            icon={ArrowCounterClockwiseIcon}
            loading={takingBack.isPending}
            onClick={() => takingBack.mutate({ number })}
          >
            {names.length === 1 ? 'Undo' : `Undo all ${names.length}`} ({roughly(undoLeft(record, now))})
          </Button>
        )}
        <IconButton label="Hide" icon={XIcon} size="sm" onClick={onHide} />
      </div>
    </aside>
  )
}
