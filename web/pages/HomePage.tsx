import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { accountsQuery } from '../api/accounts'
import { ConnectionTrouble } from '../connection/ConnectionTrouble'
import { ErrorNote } from '../errors/ErrorNote'
import { FrameLayout } from '../frame/FrameLayout'
import { lastAccount } from '../frame/last-account'
import { paths } from '../paths'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { Skeleton } from '../ui/Skeleton'

/** Leads on to the account that was open last, or to the first. It is seen only while that is not known. */
export function HomePage() {
  const { data: accounts, error, refetch } = useQuery(accountsQuery())
  const account = accounts?.find(({ id }) => id === lastAccount()) ?? accounts?.[0]
  if (account) return <Navigate to={paths.policies(account.id)} replace />
  return (
    <FrameLayout>
      <ConnectionTrouble>
        <Page title="Welcome">
          {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
          {!error && !accounts && <Skeleton className="w-64" />}
          {accounts && (
            <EmptyState title="No account to show">
              The token that Gatehouse was started with sees no Cloudflare account. Give it access to one under My
              Profile, API Tokens in Cloudflare's dashboard, and load this page again.
            </EmptyState>
          )}
        </Page>
      </ConnectionTrouble>
    </FrameLayout>
  )
}
