import { ArrowsClockwiseIcon, WarningIcon } from '@phosphor-icons/react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DocumentKind } from '#core/document-kind'
import { useAccountId } from '../api/account'
import { readAtQuery, snapshotQuery, useRefresh } from '../api/snapshot'
import { Button } from '../ui/Button'
import { ageInWords, budgetHint } from './data-age'

/** How old the list on the page is, with a way to have it read anew; and why that failed, when it did. */
export function DataAge({ of }: { of: DocumentKind | 'facts' }) {
  const account = useAccountId()
  const { data: readAt } = useQuery(readAtQuery(account, of))
  const { data: state, dataUpdatedAt: now } = useQuery(snapshotQuery(account))
  const refresh = useRefresh(account)
  // What findings are made from is read together with the policies.
  const read = state?.reads[of === 'facts' ? 'policies' : of]
  useNewerList(account, of, readAt, read?.readAt)
  // As high as what comes, so that nothing below it moves.
  if (!readAt) return <div className="mt-2 h-6" />
  const failure = refresh.error ?? read?.error
  const hint = state && budgetHint(state, now)
  return (
    <div className="mt-2 flex max-w-prose flex-col gap-1 text-sm text-kumo-subtle">
      <div className="flex min-h-6 flex-wrap items-center gap-x-2">
        <span className={failure ? 'text-kumo-warning' : ''}>
          Data as of{' '}
          <time dateTime={readAt} className="tabular-nums">
            {ageInWords(readAt, now)}
          </time>
        </span>
        <Button
          size="xs"
          variant="ghost"
          icon={ArrowsClockwiseIcon}
          loading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          Refresh
        </Button>
      </div>
      <div role="status">
        {failure && (
          <p className="flex items-start gap-1.5 text-kumo-warning">
            <WarningIcon aria-hidden weight="fill" className="mt-0.5 shrink-0" />
            <span>It could not be read anew. {failure.message}</span>
          </p>
        )}
        {hint && <p>{hint}</p>}
      </div>
    </div>
  )
}

/** Fetches the list again when the server has read a newer one since the page got it. */
function useNewerList(
  account: string,
  of: DocumentKind | 'facts',
  shown: string | null | undefined,
  read: string | undefined,
) {
  const queries = useQueryClient()
  const newer = Boolean(shown && read && read > shown)
  useEffect(() => {
    if (newer) void queries.invalidateQueries({ queryKey: [account, of], exact: true })
  }, [queries, account, of, newer, read])
}
