import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAccountId } from '../../api/account'
import { historyEntryQuery } from '../../api/history'
import { ErrorNote } from '../../errors/ErrorNote'
import { RecordActions } from '../../history/RecordActions'
import { RecordCard } from '../../history/RecordCard'
import { PublishedTogether } from '../../history/PublishedTogether'
import { RecordListSkeleton } from '../../history/RecordListSkeleton'
import { paths } from '../../paths'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'

/** One recorded change, at an address that can be sent to somebody. */
export function RecordPage() {
  const account = useAccountId()
  const number = useParams({ strict: false, select: (params) => Number(params.number) })
  const { data: entry, error, refetch } = useQuery(historyEntryQuery(account, number))
  const [now] = useState(Date.now)
  const gone = error?.body.code === 'not_found'
  return (
    <Page
      title={gone ? 'There is no such change' : `Change ${number}`}
      section="Changes"
      actions={
        entry?.id !== undefined && (
          <LinkButton href={paths.historyOf(account, entry.kind, entry.id)}>All changes of {entry.name}</LinkButton>
        )
      }
    >
      {entry && (
        <RecordCard record={entry} now={now} whole>
          <RecordActions record={entry} now={now} both />
        </RecordCard>
      )}
      {entry && <PublishedTogether record={entry} />}
      {gone && (
        <>
          <p>The history of this account has no change with this number. The address may belong to another account.</p>
          <div>
            <LinkButton href={paths.changes(account, 'published')}>To all changes</LinkButton>
          </div>
        </>
      )}
      {error && !gone && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!entry && !error && <RecordListSkeleton label={`Change ${number}`} />}
    </Page>
  )
}
