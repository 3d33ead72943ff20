import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useAccountId } from '../api/account'
import { accountsQuery } from '../api/accounts'
import { AccountNamesProvider } from '../api/AccountNamesProvider'
import { ConnectionTrouble } from '../connection/ConnectionTrouble'
import { UndoBar } from '../history/UndoBar'
import { UnknownAccountPage } from '../pages/UnknownAccountPage'
import { paths } from '../paths'
import { FrameLayout } from './FrameLayout'

/** Around every page of an account. Pages keep their state when only the search words change, never across accounts. */
export function Frame() {
  const account = useAccountId()
  const { data: accounts } = useQuery(accountsQuery())
  const known = accounts === undefined || accounts.some(({ id }) => id === account)
  // The one page that has something to say about a credential that does not work.
  const onSettings = useRouterState({ select: ({ location }) => location.pathname === paths.settings(account) })
  const page = known ? (
    <AccountNamesProvider key={account}>
      <Outlet />
    </AccountNamesProvider>
  ) : (
    <UnknownAccountPage />
  )
  return (
    <FrameLayout bottom={known && <UndoBar />}>
      {onSettings ? page : <ConnectionTrouble>{page}</ConnectionTrouble>}
    </FrameLayout>
  )
}
