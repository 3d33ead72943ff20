import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useAccountId } from '../api/account'
import { accountsQuery, type Account } from '../api/accounts'
import { paths } from '../paths'
import { Button } from '../ui/Button'
import { Skeleton } from '../ui/Skeleton'

/** Which account the pages show. A native list: it is short, and it works everywhere. */
export function AccountSwitcher() {
  const { data: accounts, error, refetch } = useQuery(accountsQuery())
  if (accounts) return <AccountList accounts={accounts} />
  if (!error) return <Skeleton className="h-9 w-full" />
  return (
    <div className="flex flex-col gap-2 px-1 text-sm">
      <p>The accounts could not be read. {error.message}</p>
      <Button size="sm" onClick={() => void refetch()}>
        Try again
      </Button>
    </div>
  )
}

function AccountList({ accounts }: { accounts: Account[] }) {
  const current = useAccountId()
  const navigate = useNavigate()
  const unknown = !accounts.some(({ id }) => id === current)
  return (
    <label className="flex flex-col gap-1">
      <span className="px-1 text-sm text-kumo-subtle">Account</span>
      <select
        value={unknown ? '' : current}
        onChange={({ target }) => void navigate({ to: paths.policies(target.value) })}
        className="h-9 w-full rounded-lg bg-kumo-control px-2.5 text-base text-ellipsis text-kumo-default ring ring-kumo-line focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:outline-none"
      >
        {unknown && (
          <option value="" disabled>
            Choose an account
          </option>
        )}
        {accounts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
