import { UsersThreeIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useAccountId, useAccountNames, useUseIndex } from '../../api/account'
import type { ApiError } from '../../api/api-error'
import { groupResource } from '../../api/groups'
import { NewDocumentButton } from '../../connection/NewDocumentButton'
import { ErrorNote } from '../../errors/ErrorNote'
import { ListFilters } from '../../lists/ListFilters'
import { DataAge } from '../../lists/DataAge'
import { NamesBanner } from '../../lists/NamesBanner'
import { NothingFound } from '../../lists/NothingFound'
import { filterRows } from '../../lists/row-filter'
import { useList } from '../../lists/use-list'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { QueryTable } from '../../ui/QueryTable'
import { ZoneGroups } from './ZoneGroups'
import { HelperSwitch } from './HelperSwitch'
import { groupColumns } from './group-columns'
import { groupRows, type GroupRow } from './group-rows'

const route = getRouteApi('/$account/groups')
const none: readonly never[] = []
const failure = (error: ApiError, retry: () => void) => <ErrorNote error={error} onRetry={retry} />
const rowKey = ({ id }: GroupRow) => id
const used = [
  { value: 'yes', label: 'Used' },
  { value: 'no', label: 'Nothing uses it' },
] as const

/** The account's rule groups: who is in each, and what uses it. */
export function GroupsPage() {
  const account = useAccountId()
  const query = useQuery(groupResource.list(account))
  const names = useAccountNames()
  const uses = useUseIndex()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const all = useMemo(() => groupRows(query.data ?? none, { names, useIndex: uses }), [query.data, names, uses])
  const helpers = all.filter(({ helper }) => helper).length
  const rows = useMemo(() => (search.helpers ? all : all.filter(({ helper }) => !helper)), [all, search.helpers])
  const { list, shown } = useList({ search, navigate, rows, filter: filterRows<GroupRow> })
  const [now] = useState(Date.now)
  const columns = useMemo(() => groupColumns(account, now), [account, now])
  const newPath = paths.newGroup(account)
  const create = <NewDocumentButton kind="groups" />

  const nothingListed = query.data ? rows.length === 0 : query.error !== null

  return (
    <Page
      title="Groups"
      lead="A group names people once, for use in many policies and applications."
      note={<DataAge of="groups" />}
      actions={nothingListed ? undefined : create}
    >
      {query.data && <NamesBanner />}
      {all.length > 0 && (
        <ListFilters
          noun="groups"
          one="group"
          {...{ list, search, rows, newPath }}
          shown={shown.length}
          usedChoices={used}
        >
          {helpers > 0 && <HelperSwitch count={helpers} shown={search.helpers} onShown={list.set} />}
        </ListFilters>
      )}
      <QueryTable<GroupRow, ApiError>
        label="Groups"
        query={{ data: query.data && rows, error: query.error, refetch: query.refetch }}
        columns={columns}
        rows={shown}
        rowKey={rowKey}
        sort={list.sort}
        onSort={list.setSort}
        failure={failure}
        nothingFound={<NothingFound noun="group" plural="groups" onClear={list.clear} />}
        empty={
          <EmptyState icon={UsersThreeIcon} title="No groups yet" action={create}>
            A group lets you name people once and use them in many apps.
          </EmptyState>
        }
      />
      {query.data && <ZoneGroups />}
    </Page>
  )
}
