import { useAccountId } from '../../api/account'
import { Page } from '../../ui/Page'
import { BreakGlassCard } from './BreakGlassCard'
import { ConnectionCard } from './ConnectionCard'
import { DomainsCard } from './DomainsCard'
import { GuardsCard } from './GuardsCard'
import { LimitCard } from './LimitCard'
import { PermissionsCard } from './PermissionsCard'
import { PublishersCard } from './PublishersCard'
import { ReachCard } from './ReachCard'
import { RoleCard } from './RoleCard'
import { SensitiveAppsCard } from './SensitiveAppsCard'
import { useAccountSettings } from './use-account-settings'

/** The connection, what must stay true in this account, and who may publish what. */
export function SettingsPage() {
  const account = useAccountId()
  const editing = useAccountSettings(account)
  return (
    <Page title="Settings" lead="What Gatehouse is connected to, and what must stay true whoever publishes.">
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <ConnectionCard />
        <ReachCard account={account} />
        <RoleCard />
      </div>
      <h2 className="mt-2 text-xl font-semibold">Guards of this account</h2>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <GuardsCard account={account} editing={editing} />
          <SensitiveAppsCard account={account} editing={editing} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <BreakGlassCard editing={editing} />
          <LimitCard editing={editing} />
          <PublishersCard editing={editing} />
        </div>
        <DomainsCard
          editing={editing}
          member="company_domains"
          title="Company domains"
          about="The company’s own email domains: rules about others are looked at twice."
          empty="None set: they are found out from the directory and the rules."
        />
        <DomainsCard
          editing={editing}
          member="public_mail"
          title="Public mail services"
          about="Domains where anybody can get an address, beside those that Gatehouse knows."
          empty="None beside the known ones, such as gmail.com."
        />
      </div>
      <PermissionsCard account={account} />
    </Page>
  )
}
