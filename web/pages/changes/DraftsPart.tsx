import { MagnifyingGlassIcon, NotePencilIcon, SealCheckIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftState, SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../../api/account'
import { draftsQuery } from '../../api/drafts'
import { sessionQuery } from '../../api/session'
import { nameOfChange } from '../../drafts/draft-words'
import { ErrorNote } from '../../errors/ErrorNote'
import { HistoryFilters } from '../../history/HistoryFilters'
import type { HistorySearch } from '../../history/history-search'
import { RecordListSkeleton } from '../../history/RecordListSkeleton'
import { folded } from '../../lists/list-row'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { DraftCard } from './DraftCard'

interface Props {
  part: 'drafts' | 'waiting'
  search: HistorySearch
  onSearch: (search: HistorySearch) => void
}

const statesOf: Record<Props['part'], readonly DraftState[]> = { drafts: ['draft', 'sent-back'], waiting: ['proposed'] }

const labels = { drafts: 'Drafts', waiting: 'Waiting for approval' }

/** The drafts on the server that are being worked on, or those that wait for an owner. */
export function DraftsPart({ part, search, onSearch }: Props) {
  const { data: drafts, error, refetch } = useQuery(draftsQuery(useAccountId()))
  const { data: session } = useQuery(sessionQuery())
  const [now] = useState(Date.now)
  const failure = error && <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!drafts) return failure ?? <RecordListSkeleton label={labels[part]} />
  const all = drafts.filter(({ state }) => statesOf[part].includes(state))
  const shown = all.filter((draft) => passes(draft, search, session?.actor))
  return (
    <>
      {failure}
      {all.length > 0 && <HistoryFilters search={search} onSearch={onSearch} by={['kind', 'who']} />}
      {all.length === 0 && <Nothing part={part} />}
      {all.length > 0 && shown.length === 0 && (
        <EmptyState
          icon={MagnifyingGlassIcon}
          title="No draft fits these filters"
          action={<Button onClick={() => onSearch({})}>Show all of them</Button>}
        />
      )}
      {shown.length > 0 && (
        <ul aria-label={labels[part]} className="flex flex-col gap-3">
          {shown.map((draft) => (
            <li key={draft.id}>
              <DraftCard draft={draft} now={now} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const Nothing = ({ part }: Pick<Props, 'part'>) =>
  part === 'drafts' ? (
    <EmptyState icon={NotePencilIcon} title="No shared drafts">
      Change a policy or a group in the editor and choose “Save as a draft to share” (Ctrl S). Others can then open it
      by its link, and nothing is live until it is published.
    </EmptyState>
  ) : (
    <EmptyState icon={SealCheckIcon} title="Nothing waits for approval">
      Whoever may not publish something, or wants a second opinion, asks for approval in the publish dialog. What was
      asked for stands here until an owner has decided.
    </EmptyState>
  )

function passes(draft: SharedDraft, { q = '', kind, who }: HistorySearch, me: string | undefined): boolean {
  const { title, reason = '', author, changes } = draft
  const text = folded([title, reason, author, ...changes.map((change) => nameOfChange(draft, change))].join('\n'))
  return (
    (kind === undefined || changes.some((change) => change.kind === kind)) &&
    (who === undefined || author === me) &&
    folded(q)
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
}
