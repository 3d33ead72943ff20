import { useQuery } from '@tanstack/react-query'
import { connectionQuery } from '../../api/connection'
import { ErrorNote } from '../../errors/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { ConnectAccount } from './ConnectAccount'
import { CredentialFacts } from './CredentialFacts'
import { SettingsCard } from './SettingsCard'

/** Practice account or live, and whose token it is. */
export function ConnectionCard() {
  const { data: connection, error, refetch } = useQuery(connectionQuery())
  return (
    <SettingsCard title="Connection">
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!error && !connection && <Skeleton className="h-24 w-full" />}
      {connection?.mode === 'practice' && <ConnectAccount />}
      {connection?.credential && <CredentialFacts credential={connection.credential} />}
      {connection?.readOnly && (
        <p>
          This Gatehouse is set to read-only: nothing can be changed from here, whatever the token may. Whoever runs it
          can change that with the setting <code>GATEHOUSE_READ_ONLY</code>.
        </p>
      )}
    </SettingsCard>
  )
}
