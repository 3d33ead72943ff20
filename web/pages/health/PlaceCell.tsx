import type { Finding } from '#core/findings/finding'
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
  const ofPolicy = policy?.listed ? paths.policy(account, policy.id) : undefined
  return (
    <div className="flex flex-col items-start gap-0.5 wrap-anywhere">
      <span className="text-sm text-kumo-subtle">{nouns[kind]}</span>
      <Thing name={name} href={href} />
      {policy && (
        <span className="text-sm">
          in the policy <Thing name={policy.name} href={ofPolicy} />
        </span>
      )}
      {where !== undefined && <RuleLink where={where} href={policy ? ofPolicy : href} place={finding.place} />}
    </div>
  )
}

interface RuleProps {
  where: string
  /** The page on which the rule stands; absent: it has none here. */
  href: string | undefined
  place: Finding['place']
}

/** The rule that a finding is about, with a link that leads to it where it can be changed here. */
function RuleLink({ where, href, place: { ruleType, index } }: RuleProps) {
  if (href === undefined || index === undefined) return <span className="text-sm text-kumo-subtle">{where}</span>
  return (
    <AppLink
      href={href}
      search={{ at: `${ruleType}.${index}` }}
      className="inline-block min-h-6 text-sm/6 text-kumo-subtle underline underline-offset-2"
    >
      {where}
    </AppLink>
  )
}

function Thing({ name, href }: { name: string; href: string | undefined }) {
  if (href === undefined) return <span className="font-semibold">{name}</span>
  return (
    <AppLink href={href} className="inline-block min-h-6 font-semibold text-kumo-link underline underline-offset-2">
      {name}
    </AppLink>
  )
}
