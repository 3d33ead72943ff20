import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useAccountId } from '../../api/account'
import { draftsQuery } from '../../api/drafts'
import { HistoryExport } from '../../history/HistoryExport'
import { historySearch, type HistorySearch } from '../../history/history-search'
import { CHANGES_PARTS, paths, type ChangesPart } from '../../paths'
import { LinkTabs } from '../../ui/LinkTabs'
import { Page } from '../../ui/Page'
import { NotFoundPage } from '../NotFoundPage'
import { DraftsPart } from './DraftsPart'
import { RecordsPart } from './RecordsPart'

const labels: Record<ChangesPart, string> = {
  drafts: 'Drafts',
  waiting: 'Waiting for approval',
  published: 'Published',
  incoming: 'Incoming from elsewhere',
}

/** Everything that changes in the account: being worked on, waiting, done here, and done elsewhere. */
export function ChangesPage() {
  const account = useAccountId()
  const named = useParams({ strict: false, select: ({ part }) => part })
  const part = CHANGES_PARTS.find((one) => one === named)
  const search = historySearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const { data: drafts } = useQuery(draftsQuery(account))
  if (!part) return <NotFoundPage />
  const onSearch = (next: HistorySearch) => void navigate({ to: '.', search: next, replace: true })
  const counts: Partial<Record<ChangesPart, number | undefined>> = {
    drafts: drafts?.filter(({ state }) => state === 'draft' || state === 'sent-back').length,
    waiting: drafts?.filter(({ state }) => state === 'proposed').length,
  }
  return (
    <Page
      title="Changes"
      lead="What is being worked on, what waits for approval, what was published and by whom, and what changed past Gatehouse."
      actions={part === 'published' || part === 'incoming' ? <HistoryExport filter={{}} /> : undefined}
    >
      <LinkTabs
        label="Changes"
        tabs={CHANGES_PARTS.map((one) => ({
          href: paths.changes(account, one),
          label: labels[one],
          count: counts[one],
        }))}
      />
      {part === 'drafts' || part === 'waiting' ? (
        <DraftsPart key={part} part={part} search={search} onSearch={onSearch} />
      ) : (
        <RecordsPart key={part} part={part} search={search} onSearch={onSearch} />
      )}
    </Page>
  )
}
