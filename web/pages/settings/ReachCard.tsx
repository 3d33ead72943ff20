import { BuildingsIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { accountsQuery } from '../../api/accounts'
import { pickers } from '../../api/pickers'
import { ErrorNote } from '../../errors/ErrorNote'
import { paths } from '../../paths'
import { AppLink } from '../../ui/AppLink'
import { Badge } from '../../ui/Badge'
import { Disclosure } from '../../ui/Disclosure'
import { Skeleton } from '../../ui/Skeleton'
import { SettingsCard } from './SettingsCard'

/** The accounts that the token reaches, and the domains of the one on the page. */
export function ReachCard({ account }: { account: string }) {
  const accounts = useQuery(accountsQuery())
  const here = accounts.data?.find(({ id }) => id === account)?.name ?? 'this account'
  return (
    <SettingsCard title="What it reaches">
      <section className="flex flex-col gap-2">
        <h3 className="flex items-center gap-2 font-semibold">
          <BuildingsIcon aria-hidden size={18} /> Accounts
        </h3>
        {accounts.error && <ErrorNote error={accounts.error} onRetry={() => void accounts.refetch()} />}
        {!accounts.error && !accounts.data && <Skeleton className="w-48" />}
        <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto pl-6">
          {accounts.data?.map(({ id, name }) => (
            <li key={id} className="flex flex-wrap items-center gap-2 wrap-anywhere">
              {id === account ? (
                <>
                  {name} <Badge tone="info">this one</Badge>
                </>
              ) : (
                <AppLink href={paths.settings(id)} className="text-kumo-link underline underline-offset-2">
                  {name}
                </AppLink>
              )}
            </li>
          ))}
        </ul>
      </section>
      {accounts.data && (
        <Disclosure summary={`Domains of ${here}`}>
          <Zones account={account} />
        </Disclosure>
      )}
    </SettingsCard>
  )
}

/** Read when somebody looks. */
function Zones({ account }: { account: string }) {
  const { data: zones, error, refetch } = useQuery(pickers.zones(account))
  if (!zones) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton className="w-48" />
  if (zones.length === 0) return <p className="text-kumo-subtle">None, or none that this token is allowed to see.</p>
  return (
    <ul className="flex max-h-48 flex-col gap-1 overflow-y-auto">
      {zones.map(({ id, name }) => (
        <li key={id} className="wrap-anywhere">
          {name}
        </li>
      ))}
    </ul>
  )
}
