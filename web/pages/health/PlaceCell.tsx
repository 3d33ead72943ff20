import { useAccountId } from '../../api/account'
import { paths } from '../../paths'
import { AppLink } from '../../ui/AppLink'
import type { HealthRow } from './health-rows'

const nouns = { policies: 'Policy', groups: 'Group', apps: 'Application', account: 'Account' } as const

/** The thing that a finding is about and where in it, with links to what has a page here. */
export function PlaceCell({ row: { name, where, policy, finding } }: { row: HealthRow }) {
  const account = useAccountId()
  const { kind, id } = finding.place
  const href =
    kind === 'policies' ? paths.policy(account, id) : kind === 'groups' ? paths.group(account, id) : undefined
  return (
    <div className="flex flex-col items-start gap-0.5 wrap-anywhere">
      <span className="text-sm text-kumo-subtle">{nouns[kind]}</span>
      <Thing name={name} href={href} />
      {policy && (
        <span className="text-sm">
          in the policy <Thing name={policy.name} href={policy.listed ? paths.policy(account, policy.id) : undefined} />
        </span>
      )}
      {where !== undefined && <span className="text-sm text-kumo-subtle">{where}</span>}
    </div>
  )
}

function Thing({ name, href }: { name: string; href: string | undefined }) {
  if (href === undefined) return <span className="font-semibold">{name}</span>
  return (
    <AppLink href={href} className="font-semibold text-kumo-link underline underline-offset-2">
      {name}
    </AppLink>
  )
}
