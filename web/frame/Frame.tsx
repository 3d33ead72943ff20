import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useAccountId } from '../api/account'
import { accountsQuery } from '../api/accounts'
import { AccountNamesProvider } from '../api/AccountNamesProvider'
import { UnknownAccountPage } from '../pages/UnknownAccountPage'
import { FrameLayout } from './FrameLayout'

/** Around every page of an account. Pages keep their state when only the search words change, never across accounts. */
export function Frame() {
  const account = useAccountId()
  const { data: accounts } = useQuery(accountsQuery())
  const known = accounts === undefined || accounts.some(({ id }) => id === account)
  return (
    <FrameLayout>
      {known ? (
        <AccountNamesProvider key={account}>
          <Outlet />
        </AccountNamesProvider>
      ) : (
        <UnknownAccountPage />
      )}
    </FrameLayout>
  )
}
