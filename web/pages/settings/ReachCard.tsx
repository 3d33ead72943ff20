import { BuildingsIcon, GlobeIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { accountsQuery } from '../../api/accounts'
import { pickers } from '../../api/pickers'
import { ErrorNote } from '../../errors/ErrorNote'
import { paths } from '../../paths'
import { AppLink } from '../../ui/AppLink'
import { Badge } from '../../ui/Badge'
import { Skeleton } from '../../ui/Skeleton'
import { SettingsCard } from './SettingsCard'

/** The accounts that the token reaches, and the domains of the one on the page. */
export function ReachCard({ account }: { account: string }) {
  const accounts = useQuery(accountsQuery())
  const zones = useQuery(pickers.zones(account))
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
        <section className="flex flex-col gap-2">
          <h3 className="flex items-center gap-2 font-semibold">
            <GlobeIcon aria-hidden size={18} /> Domains of {here}
          </h3>
          {zones.error && <ErrorNote error={zones.error} onRetry={() => void zones.refetch()} />}
          {!zones.error && !zones.data && <Skeleton className="w-48" />}
          {zones.data?.length === 0 && (
            <p className="pl-6 text-kumo-subtle">None, or none that this token is allowed to see.</p>
          )}
          <ul className="flex max-h-48 flex-col gap-1 overflow-y-auto pl-6">
            {zones.data?.map(({ id, name }) => (
              <li key={id} className="wrap-anywhere">
                {name}
              </li>
            ))}
          </ul>
        </section>
      )}
    </SettingsCard>
  )
}
