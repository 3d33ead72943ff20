import type { AccessLookup } from './access-request'
import type { AccountFacts } from './findings/account-facts'
import { rulesOf } from './rule-lists'
import { foundInZones } from './zone-groups'

/**
 * What rules point to, answered from the account as both sides hold it. A list whose entries were not read stays
 * unread; a group that the account does not have matches nobody. Of a group that belongs to a zone, or may, it cannot be told
 * what it does here.
 */
export function lookupOf({ groups, lists, account_id: accountId, zone_groups: zones }: AccountFacts): AccessLookup {
  const items = new Map((lists ?? []).map((list) => [list.id, list.items]))
  const byId = new Map(
    groups.map((group) => [
      group.id,
      { include: rulesOf(group, 'include'), require: rulesOf(group, 'require'), exclude: rulesOf(group, 'exclude') },
    ]),
  )
  return {
    list: (id) => items.get(id),
    group: (id) => byId.get(id) ?? (zones && foundInZones(zones, id).state !== 'missing' ? undefined : null),
    ...(accountId === undefined ? {} : { accountId }),
  }
}
