import { ClockCounterClockwiseIcon, MagnifyingGlassIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { documentNoun, type DocumentKind } from '#core/document-kind'
import type { HistoryRecord } from '#core/history-record'
import { useAccountId } from '../../api/account'
import { groupResource } from '../../api/groups'
import { policyResource } from '../../api/policies'
import { HistoryExport } from '../../history/HistoryExport'
import { HistoryFilters } from '../../history/HistoryFilters'
import { historySearch, type HistorySearch } from '../../history/history-search'
import { RecordActions } from '../../history/RecordActions'
import { RecordCard } from '../../history/RecordCard'
import { RecordList } from '../../history/RecordList'
import { paths } from '../../paths'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'

export const PolicyHistoryPage = () => <HistoryPage kind="policies" />

export const GroupHistoryPage = () => <HistoryPage kind="groups" />

/** What was ever done to one policy or group, newest first. */
function HistoryPage({ kind }: { kind: DocumentKind }) {
  const id = useParams({ strict: false, select: (params) => params.id ?? '' })
  return <HistoryOf key={id} kind={kind} id={id} />
}

const names: Record<DocumentKind, { section: string; one: string }> = {
  policies: { section: 'Policies', one: 'this policy' },
  groups: { section: 'Groups', one: 'this group' },
}

function HistoryOf({ kind, id }: { kind: DocumentKind; id: string }) {
  const account = useAccountId()
  const search = historySearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const [now] = useState(Date.now)
  const name = useNameOf(kind, id)
  const filter = { kind, id, q: search.q }
  const filtered = search.q !== undefined
  const toAddress = (next: HistorySearch) => void navigate({ to: '.', search: next, replace: true })
  const { section, one } = names[kind]
  const noun = documentNoun[kind]
  const page = paths.document(account, kind, id)
  return (
    <Page
      title={`History of ${name ?? one}`}
      section={section}
      lead={`Every change of this ${noun} that Gatehouse made or noticed, newest first. Cloudflare itself keeps no versions.`}
      actions={
        <>
          <HistoryExport filter={{ kind, id }} />
          {name !== undefined && <LinkButton href={page}>Open the {noun}</LinkButton>}
        </>
      }
    >
      <HistoryFilters search={search} onSearch={toAddress} />
      <RecordList
        label="Changes"
        filter={filter}
        empty={
          !filtered ? (
            <EmptyState icon={ClockCounterClockwiseIcon} title="No changes yet">
              What is published here from now on stands here, with who did it and why, and can be restored. Changes made
              past Gatehouse appear when they are noticed.
            </EmptyState>
          ) : (
            <EmptyState
              icon={MagnifyingGlassIcon}
              title="No change fits these words"
              action={<Button onClick={() => toAddress({})}>Show all changes</Button>}
            >
              Names, who made a change and why are searched.
            </EmptyState>
          )
        }
      >
        {([record], records) => (
          <RecordCard record={record} now={now} ownHistory>
            <RecordActions record={record} now={now} current={filtered ? false : record === currentOf(records)} />
          </RecordCard>
        )}
      </RecordList>
    </Page>
  )
}

/** The newest change that holds: what stands there now is its version. */
const currentOf = (records: readonly HistoryRecord[]) => records.find(({ state }) => state === 'done')

/** Its name today; `undefined` while that is not known, and when it is gone. */
function useNameOf(kind: DocumentKind, id: string): string | undefined {
  const account = useAccountId()
  const { data: policies } = useQuery({ ...policyResource.list(account), enabled: kind === 'policies' })
  const { data: groups } = useQuery({ ...groupResource.list(account), enabled: kind === 'groups' })
  const rows: readonly { id: string; name: string }[] | undefined = kind === 'policies' ? policies : groups
  return rows?.find((row) => row.id === id)?.name
}
