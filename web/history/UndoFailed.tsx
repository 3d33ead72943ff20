import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { HistoryRecord } from '#core/history-record'
import { useAccountId } from '../api/account'
import { asApiError, type ApiError } from '../api/api-error'
import { historyEntryQuery } from '../api/history'
import { browserStore } from '../drafts/draft-storage'
import { leaveDraft } from '../drafts/start-as-new'
import { ServerErrorNote } from '../errors/ServerErrorNote'
import { paths } from '../paths'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { takenBackDraft } from './taken-back-draft'

interface Props {
  error: ApiError
  /** What was to be taken back. */
  record: HistoryRecord
}

/** Why something could not be taken back, and the ways that are left. */
export function UndoFailed({ error, record }: Props) {
  const account = useAccountId()
  const { id, kind, zone } = record
  const merging = useMerging(record)
  const collides = error.body.code === 'changed_meanwhile' && record.action === 'update' && id !== undefined
  return (
    <div className="flex flex-col gap-2 pb-2">
      <ServerErrorNote error={merging.error ? asApiError(merging.error) : error} />
      <div className="flex flex-wrap gap-2">
        {collides && (
          <Button loading={merging.isPending} onClick={() => merging.mutate()}>
            Put both together in the editor
          </Button>
        )}
        {id !== undefined && (
          <>
            <LinkButton href={paths.historyOf(account, kind, id)}>Look at its history</LinkButton>
            <LinkButton href={paths.document(account, kind, id, zone)}>Look at it as it is now</LinkButton>
          </>
        )}
      </div>
    </div>
  )
}

/** Opens the editor with the earlier version as a draft on top of what was published: it offers to put both together. */
function useMerging({ number, kind, id, zone }: HistoryRecord) {
  const account = useAccountId()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async () => {
      const draft = takenBackDraft(await queries.fetchQuery(historyEntryQuery(account, number)), new Date())
      if (!draft || id === undefined) throw new Error('there is no earlier version to go back to.')
      const trouble = leaveDraft(browserStore, { account, kind, id }, draft)
      if (trouble !== undefined) throw new Error(trouble)
      const path = paths.document(account, kind, id, zone)
      // The editor looks for a draft when it opens.
      if (window.location.pathname === path) window.location.reload()
      else await navigate({ to: path })
    },
  })
}
