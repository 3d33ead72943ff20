import type { AccountSettings } from '../account-settings'
import type { ErrorBody } from '../errors'
import { NOT_LOOKED_THROUGH } from '../zone-groups'
import type { AccountFacts } from './account-facts'

/** What was read of an account, as far as it could be; `list_items`: the entries of some list. */
export type FactsPart = Exclude<
  keyof AccountFacts,
  | 'account_id'
  | 'zone_groups'
  | 'sensitive_apps'
  | 'company_domains'
  | 'company'
  | 'public_mail'
  | 'population'
  | 'notes'
  | 'guarded'
  | 'now'
>

/** A part that is not there, and in whole sentences why. */
export interface UnreadPart extends Pick<ErrorBody, 'message' | 'permission'> {
  part: FactsPart | 'list_items'
}

/**
 * The account as our API tells it for findings, consequences and guards. A part that could not be read is absent, and
 * named in `unread`.
 */
export interface AccountFactsBody extends Partial<Pick<AccountFacts, FactsPart | 'zone_groups'>> {
  account_id: string
  unread: UnreadPart[]
  /** How many lists that rules name are still being read; ask again soon for their entries. */
  reading: number
}

/**
 * What findings are made from. `undefined` when the policies, groups or applications could not be read: everything
 * would be called missing or unused then.
 * @param settings what an owner set; absent = it could not be read, so nothing is sensitive and no domain is known
 */
export function factsOf(
  body: AccountFactsBody,
  now: Date,
  settings?: Pick<AccountSettings, 'sensitive_apps' | 'company_domains' | 'public_mail'>,
): AccountFacts | undefined {
  const { policies, groups, apps, zone_groups = NOT_LOOKED_THROUGH, unread: _unread, reading: _reading, ...rest } = body
  if (!policies || !groups || !apps) return undefined
  return {
    ...rest,
    policies,
    groups,
    apps,
    zone_groups: { ...zone_groups, own: groups.map(({ id }) => id) },
    ...(settings && {
      sensitive_apps: new Set(settings.sensitive_apps),
      company_domains: settings.company_domains,
      public_mail: settings.public_mail,
    }),
    now,
  }
}
