import type { AccountFacts } from './findings/account-facts'
import { isObject } from './json'
import { membersOf } from './document-kind'

/**
 * The addresses of those who approve visits under a policy, in lower case; none when it asks for no approval. Those on
 * a list that could not be read are not among them.
 */
export function approversIn(policy: object, { lists }: Pick<AccountFacts, 'lists'>): string[] {
  const { approval_required: required, approval_groups: groups } = membersOf(policy)
  if (required !== true || !Array.isArray(groups)) return []
  const addresses = groups.filter(isObject).flatMap(({ email_addresses: named, email_list_uuid: list }) => {
    const listed = lists?.find(({ id }) => id === list)?.items ?? []
    return [...(Array.isArray(named) ? (named as unknown[]) : []), ...listed]
  })
  return [
    ...new Set(addresses.filter((one): one is string => typeof one === 'string').map((email) => email.toLowerCase())),
  ]
}
