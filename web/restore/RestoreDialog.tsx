import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { documentNoun } from '#core/document-kind'
import type { HistoryRecord, RestorePreview, Version } from '#core/history-record'
import { useAccountId } from '../api/account'
import { restore, restorePreviewQuery } from '../api/history'
import { CountedChanges } from '../consequences/CountedChanges'
import { ErrorNote } from '../errors/ErrorNote'
import { PublishDialog } from '../publish/PublishDialog'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Skeleton } from '../ui/Skeleton'
import { RestoredDialog } from './RestoredDialog'
import { RestoreProblems } from './RestoreProblems'

interface Props {
  record: HistoryRecord
  /** Which of the versions that the record holds. */
  version: Version
  onClose: () => void
}

/** Writes a version again that stood once: told like every other publish, from what stands there now to what would. */
export function RestoreDialog({ record, version, onClose }: Props) {
  const account = useAccountId()
  const [leaveOut, setLeaveOut] = useState(false)
  const restoring = useRestoring(account)
  const { data, error, refetch } = useQuery(restorePreviewQuery(account, { number: record.number, version, leaveOut }))
  // What was asked for is looked up anew once it is done, and then there is nothing left to restore.
  if (restoring.data) return <RestoredDialog record={record} taken={restoring.data} onClose={onClose} />
  const title = `Restore ${record.name} as it was ${when(record, version)}?`
  if (data?.document && data.changes.length > 0) {
    return (
      <CountedChanges changes={data.changes}>
        <Restoring
          {...{ record, version, onClose, title, leaveOut, restoring }}
          preview={data}
          onLeaveOut={setLeaveOut}
        />
      </CountedChanges>
    )
  }
  return (
    <Dialog title={title} size="xl" onClose={onClose} footer={<Button onClick={onClose}>Cancel</Button>}>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton className="h-40 w-full" />}
      {data && (
        <p>
          {data.document
            ? `This ${documentNoun[record.kind]} is as in that version already: there is nothing to restore.`
            : `In that version this ${documentNoun[record.kind]} did not exist yet.`}
        </p>
      )}
    </Dialog>
  )
}

const useRestoring = (account: string) => useMutation(restore(useQueryClient(), account))

interface RestoringProps extends Props {
  restoring: ReturnType<typeof useRestoring>
  title: string
  preview: RestorePreview
  leaveOut: boolean
  onLeaveOut: (leaveOut: boolean) => void
}

function Restoring(props: RestoringProps) {
  const { record, version, onClose, title, restoring, preview, leaveOut, onLeaveOut } = props
  const { kind, number } = record
  const { changes, live, etag, document, problems } = preview
  const missing = problems.find((problem) => problem.kind === 'missing')
  return (
    <PublishDialog
      kind={kind}
      before={live ?? undefined}
      after={document ?? {}}
      changes={changes}
      title={title}
      refused={missing?.message}
      publishing={restoring.isPending}
      error={restoring.error}
      onPublish={({ reason, override }) => restoring.mutate({ number, version, leaveOut, etag, reason, override })}
      onClose={onClose}
    >
      <RestoreProblems problems={problems} leaveOut={leaveOut} onLeaveOut={onLeaveOut} />
    </PublishDialog>
  )
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

const when = ({ at }: HistoryRecord, version: Version) =>
  version === 'after' ? `on ${day.format(new Date(at))}` : `before ${day.format(new Date(at))}`
