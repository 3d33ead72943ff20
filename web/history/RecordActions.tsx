import { ArrowCounterClockwiseIcon, ClockCounterClockwiseIcon } from '@phosphor-icons/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { HistoryRecord, Version } from '#core/history-record'
import { useAccountId } from '../api/account'
import { undo } from '../api/history'
import { useChangeLock } from '../connection/use-change-lock'
import { Button } from '../ui/Button'
import { roughly, undoLeft } from './undoable'
import { UndoFailed } from './UndoFailed'

// What counts people is fetched when somebody restores something.
const RestoreDialog = lazy(async () => ({ default: (await import('../restore/RestoreDialog')).RestoreDialog }))

interface Props {
  record: HistoryRecord
  /** In milliseconds since 1970. */
  now: number
  /** It is known to be what stands there now. */
  current?: boolean
  /** The version before is offered as well. */
  both?: boolean
  /** Only one of the two is offered: of a set that is undone as a whole. */
  undoes?: boolean
  restores?: boolean
}

/** What can be done with a recorded change: take it back, or write a version of it again. */
export function RecordActions(props: Props) {
  const { record, now, current = false, both = false, undoes = true, restores = true } = props
  const account = useAccountId()
  const takingBack = useMutation(undo(useQueryClient(), account))
  const [restoring, setRestoring] = useState<Version>()
  const lock = useChangeLock(record.kind)
  const left = undoes ? undoLeft(record, now) : 0
  const { number, action, state, together } = record
  // What was tried and is not there is no version that ever stood.
  const stood = restores && (state === 'done' || state === 'left' || state === 'undone')
  const offersAfter = stood && action !== 'delete'
  const offersBefore = stood && (action === 'delete' || (both && action === 'update'))
  if (!offersAfter && !offersBefore && left === 0) return null
  return (
    <>
      {takingBack.error && !takingBack.isPending && <UndoFailed error={takingBack.error} record={record} />}
      <div className="flex flex-wrap gap-2">
        {left > 0 && (
          <Button
            icon={ArrowCounterClockwiseIcon}
            loading={takingBack.isPending}
            disabledReason={lock}
            onClick={() => takingBack.mutate({ number })}
          >
            {together === undefined ? 'Undo' : `Undo all ${together}`} ({roughly(left)})
          </Button>
        )}
        {offersAfter && (
          <Button
            icon={ClockCounterClockwiseIcon}
            disabledReason={lock ?? (current ? 'It is the version that is live now.' : undefined)}
            onClick={() => setRestoring('after')}
          >
            Restore this version
          </Button>
        )}
        {offersBefore && (
          <Button icon={ClockCounterClockwiseIcon} disabledReason={lock} onClick={() => setRestoring('before')}>
            {action === 'delete' ? 'Bring it back' : 'Restore the version before'}
          </Button>
        )}
      </div>
      {restoring && (
        <Suspense>
          <RestoreDialog record={record} version={restoring} onClose={() => setRestoring(undefined)} />
        </Suspense>
      )}
    </>
  )
}
