import { useAccountId } from '../../api/account'
import { Page } from '../../ui/Page'
import { ConnectionCard } from './ConnectionCard'
import { PermissionsCard } from './PermissionsCard'
import { ReachCard } from './ReachCard'
import { RoleCard } from './RoleCard'

/** The connection: who Gatehouse is at Cloudflare, what it reaches, and what it may do there. */
export function SettingsPage() {
  const account = useAccountId()
  return (
    <Page title="Settings" lead="What Gatehouse is connected to, and what it may do there.">
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <ConnectionCard />
        <ReachCard account={account} />
        <RoleCard />
      </div>
      <PermissionsCard account={account} />
    </Page>
  )
}
