import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { askPermissionsAgain, connectionQuery, permissionsQuery } from '../../api/connection'
import { asApiError } from '../../api/api-error'
import { ErrorNote } from '../../errors/ErrorNote'
import { WITHOUT_ACCESS, WHO_GRANTS } from '../../errors/refusal'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Skeleton } from '../../ui/Skeleton'
import { PermissionRow } from './PermissionRow'
import { SettingsCard } from './SettingsCard'

/** Each permission that pages need: whether the token has it, why it is needed, and what works without it. */
export function PermissionsCard({ account }: { account: string }) {
  const queries = useQueryClient()
  const { data: connection } = useQuery(connectionQuery())
  const { data, error, refetch } = useQuery(permissionsQuery(account))
  const again = useMutation({ mutationFn: () => askPermissionsAgain(queries, account) })
  const check = () => again.mutate()
  const failed = again.error ? asApiError(again.error) : error
  return (
    <SettingsCard
      title="Permissions"
      action={
        <Button size="sm" loading={again.isPending} onClick={check}>
          Check again
        </Button>
      }
    >
      <div className="flex max-w-prose flex-col gap-2 text-kumo-subtle">
        {connection?.mode === 'practice' ? (
          <p>What a token of yours would need, and what the practice account answers in its place.</p>
        ) : (
          <p>What the token may do in this account. Does it lack one? {WHO_GRANTS}</p>
        )}
        <p>Whether it may write shows only when something is written: until the first change, nobody can tell.</p>
        <p>What no page needed so far is not asked for. “Check again” finds out about everything that can be read.</p>
      </div>
      {failed && <ErrorNote error={failed} onRetry={again.error ? check : () => void refetch()} />}
      {data?.access === 'not_enabled' && (
        <Banner tone="warning" title={WITHOUT_ACCESS.title}>
          {WITHOUT_ACCESS.advice}
        </Banner>
      )}
      {data?.trouble !== undefined && (
        <Banner tone="warning" title="Some could not be found out">
          {data.trouble}
        </Banner>
      )}
      {!data && !failed && <Skeleton className="h-64 w-full" />}
      {data && (
        <ul className="flex flex-col divide-y divide-kumo-hairline">
          {data.permissions.map((permission) => (
            <PermissionRow key={permission.name} permission={permission} />
          ))}
        </ul>
      )}
    </SettingsCard>
  )
}
