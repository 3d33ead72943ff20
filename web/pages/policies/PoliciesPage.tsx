import { ShieldCheckIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { helpersIn } from '#core/helper-group'
import { useAccountId, useAccountNames } from '../../api/account'
import type { ApiError } from '../../api/api-error'
import { groupResource } from '../../api/groups'
import { policyResource } from '../../api/policies'
import { NewDocumentButton } from '../../connection/NewDocumentButton'
import { ErrorNote } from '../../errors/ErrorNote'
import { DataAge } from '../../lists/DataAge'
import { NamesBanner } from '../../lists/NamesBanner'
import { NothingFound } from '../../lists/NothingFound'
import { useList } from '../../lists/use-list'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { QueryTable } from '../../ui/QueryTable'
import { OwnPolicies } from './OwnPolicies'
import { PolicyFilters } from './PolicyFilters'
import { policyColumns } from './policy-columns'
import { filterPolicies, policyRows, type PolicyRow } from './policy-rows'

const route = getRouteApi('/$account/policies')
const none: readonly never[] = []
const failure = (error: ApiError, retry: () => void) => <ErrorNote error={error} onRetry={retry} />
const rowKey = ({ id }: PolicyRow) => id

/** The account's reusable policies: who gets in where, in a sentence each. */
export function PoliciesPage() {
  const account = useAccountId()
  const query = useQuery(policyResource.list(account))
  const names = useAccountNames()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: groups = none } = useQuery(groupResource.list(account))
  const helperRules = useMemo(() => helpersIn(groups), [groups])
  const rows = useMemo(
    () => policyRows(query.data ?? none, { account, names, helperRules }),
    [query.data, account, names, helperRules],
  )
  const { list, shown } = useList({ search, navigate, rows, filter: filterPolicies })
  const [now] = useState(Date.now)
  const columns = useMemo(() => policyColumns(account, now), [account, now])
  const create = <NewDocumentButton kind="policies" />

  const nothingListed = query.data ? query.data.length === 0 : query.error !== null

  return (
    <Page
      title="Policies"
      lead="Each policy says who gets in, and can be used by many applications."
      note={<DataAge of="policies" />}
      actions={nothingListed ? undefined : create}
    >
      {query.data && <NamesBanner />}
      {rows.length > 0 && <PolicyFilters list={list} rows={rows} shown={shown.length} search={search} />}
      <QueryTable<PolicyRow, ApiError>
        label="Policies"
        query={query}
        columns={columns}
        rows={shown}
        rowKey={rowKey}
        sort={list.sort}
        onSort={list.setSort}
        failure={failure}
        nothingFound={<NothingFound noun="policy" plural="policies" onClear={list.clear} />}
        empty={
          <EmptyState icon={ShieldCheckIcon} title="No policies yet" action={create}>
            A policy says who gets in. Write it once and use it in many applications.
          </EmptyState>
        }
      />
      {query.data && <OwnPolicies />}
    </Page>
  )
}
