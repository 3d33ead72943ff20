import { KeyIcon } from '@phosphor-icons/react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { accountsQuery } from '../api/accounts'
import { connectionQuery } from '../api/connection'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { troubleOf } from './token-trouble'

/**
 * The page of a credential that does not work, in the place of `children`. Cloudflare is asked about the credential only
 * after it refused to name the accounts.
 */
export function ConnectionTrouble({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const { error } = useQuery(accountsQuery())
  const refused = error?.body.code === 'not_allowed'
  const { data: connection, isFetching } = useQuery({ ...connectionQuery(), enabled: refused })
  const trouble = refused && connection?.credential ? troubleOf(connection.credential) : undefined
  if (!trouble) return children
  const checkAgain = async () => {
    await queries.invalidateQueries({ queryKey: connectionQuery().queryKey })
    await queries.invalidateQueries({ queryKey: accountsQuery().queryKey })
  }
  return (
    <Page title={trouble.title}>
      <EmptyState
        icon={KeyIcon}
        title="Gatehouse cannot read anything at Cloudflare"
        action={
          <Button variant="primary" loading={isFetching} onClick={() => void checkAgain()}>
            Check again
          </Button>
        }
      >
        <p>{trouble.advice}</p>
        <p className="mt-2">Nothing was changed, and drafts stay in this browser.</p>
      </EmptyState>
    </Page>
  )
}
