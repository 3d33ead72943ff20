import { HeartbeatIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { checks } from '#core/findings/checks'
import type { Finding } from '#core/findings/finding'
import { useAccountId } from '../../api/account'
import type { ApiError } from '../../api/api-error'
import { factsQuery } from '../../api/facts'
import { ErrorNote } from '../../errors/ErrorNote'
import { PeopleNotLookedAt } from '../../findings/PeopleNotLookedAt'
import { UnreadParts } from '../../findings/UnreadParts'
import { useAccountFindings } from '../../findings/use-account-findings'
import { useFindingFacts } from '../../findings/use-finding-facts'
import { WaiveDialog } from '../../findings/WaiveDialog'
import { DataAge } from '../../lists/DataAge'
import { NothingFound } from '../../lists/NothingFound'
import { useList } from '../../lists/use-list'
import { Banner } from '../../ui/Banner'
import type { Sort } from '../../ui/DataTable'
import { Disclosure } from '../../ui/Disclosure'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { QueryTable } from '../../ui/QueryTable'
import { Catalogue } from './Catalogue'
import { healthColumns } from './health-columns'
import { countsOf, filterHealth, healthRows, type HealthRow } from './health-rows'
import { HealthFilters } from './HealthFilters'
import { SeverityCounts } from './SeverityCounts'

const MendDialog = lazy(async () => ({ default: (await import('../../findings/publish/MendDialog')).MendDialog }))

const route = getRouteApi('/$account/health')
const none: readonly HealthRow[] = []
const failure = (error: ApiError, retry: () => void) => <ErrorNote error={error} onRetry={retry} />
const rowKey = ({ key }: HealthRow) => key
const GRAVEST_FIRST: Sort = { id: 'severity', desc: false }

/** Everything that is wrong or doubtful in an account, with its fix. */
export function HealthPage() {
  const account = useAccountId()
  const { data, error, refetch } = useQuery(factsQuery(account))
  const { unread, readingPeople, peopleNotAsked } = useFindingFacts()
  const { found, waiversError } = useAccountFindings()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [fixing, setFixing] = useState<HealthRow>()
  const [waiving, setWaiving] = useState<Finding>()

  const rows = useMemo(() => (found ? healthRows(found) : none), [found])
  const { list, shown } = useList({ search, navigate, rows, filter: filterHealth, usual: GRAVEST_FIRST })
  const columns = useMemo(() => healthColumns({ onFix: setFixing, onWaive: setWaiving }), [])
  const counting = rows.filter(({ waiver }) => !waiver).length
  const cannotLook = data !== undefined && (!data.policies || !data.groups || !data.apps)
  const query = { data: found && rows, error, refetch }

  return (
    <Page
      title="Health"
      lead="What is wrong or doubtful in this account, the gravest first. Nothing is guessed: what could not be read is not looked at."
      note={<DataAge of="facts" />}
    >
      {waiversError && <ErrorNote error={waiversError} onRetry={() => void refetch()} />}
      {cannotLook ? (
        <Banner tone="warning" title="Nothing was looked at">
          <p>Without the policies, groups and applications everything would be called missing or unused.</p>
          <UnreadParts unread={unread} />
        </Banner>
      ) : (
        <>
          {peopleNotAsked && <PeopleNotLookedAt />}
          <UnreadParts {...{ unread, readingPeople }} />
        </>
      )}
      {found && (
        <SeverityCounts
          counts={countsOf(rows)}
          chosen={search.severity}
          onChoose={(chosen) => list.set({ severity: chosen })}
        />
      )}
      {rows.length > 0 && <HealthFilters {...{ list, search, rows }} shown={shown.length} counting={counting} />}
      {!cannotLook && (
        <QueryTable<HealthRow, ApiError>
          label="Findings"
          query={query}
          columns={columns}
          rows={shown}
          rowKey={rowKey}
          sort={list.sort}
          onSort={list.setSort}
          failure={failure}
          nothingFound={<NothingFound noun="finding" plural="findings" onClear={list.clear} />}
          empty={
            <EmptyState icon={HeartbeatIcon} title="Nothing found">
              {unread.length > 0 || peopleNotAsked
                ? 'None of the checks found anything in what could be read.'
                : `None of the ${checks.length} checks found anything wrong or doubtful in the policies, groups and applications of this account.`}
            </EmptyState>
          }
        />
      )}
      {found && (
        <Disclosure summary={`All ${checks.length} checks`}>
          <Catalogue rows={rows} onChoose={(chosen) => list.set({ check: chosen, waived: 'all' })} />
        </Disclosure>
      )}
      {fixing && (
        <Suspense>
          <MendDialog finding={fixing.finding} onClose={() => setFixing(undefined)} />
        </Suspense>
      )}
      {waiving && <WaiveDialog finding={waiving} onClose={() => setWaiving(undefined)} />}
    </Page>
  )
}
