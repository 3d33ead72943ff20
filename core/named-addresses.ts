import type { ApprovalGroup } from './documents'
import { emailProblem } from './email'
import type { AccountFacts } from './findings/account-facts'
import { isObject } from './json'
import { readRule } from './rule'
import { rulesOf } from './rule-lists'
import { RULE_TYPES } from './rule-type'

/** The type of Cloudflare's lists that hold addresses of people. */
const EMAIL_LIST = 'EMAIL'

/**
 * The addresses that an account names one by one, in lower case: in rules of policies, of groups and of what lives in
 * one application only, on lists of emails, and as approvers.
 */
export function namedAddresses({
  policies,
  groups,
  apps,
  lists = [],
}: Pick<AccountFacts, 'policies' | 'groups' | 'apps' | 'lists'>): Set<string> {
  const found = new Set<string>()
  const add = (address: string) => {
    const email = address.toLowerCase()
    if (!found.has(email) && emailProblem(email) === undefined) found.add(email)
  }
  const own = apps.flatMap((app) => app.policies.flatMap(({ document }) => document ?? []))
  for (const document of [...policies, ...groups, ...own]) {
    for (const ruleType of RULE_TYPES)
      for (const rule of rulesOf(document, ruleType)) for (const email of addressesOf(rule)) add(email)
    for (const approval of approvalGroupsOf(document))
      for (const email of approval.email_addresses ?? []) if (typeof email === 'string') add(email)
  }
  // A rule names its list by id; its entries are people whether a rule names it or not.
  for (const { type, items } of lists) if (type === EMAIL_LIST) for (const item of items ?? []) add(item)
  return found
}

/** The addresses that one rule names itself. */
function addressesOf(rule: unknown): Iterable<string> {
  const read = readRule(rule)
  if (read.state !== 'known' || read.problems.length > 0) return []
  const claim = read.selector.claim?.(read.value, { list: () => undefined })
  return claim !== undefined && claim !== 'anyone' && claim.values.of === 'emails' ? claim.values.emails : []
}

/** What a document says of approvals, as far as it is of the kind we expect. */
function approvalGroupsOf(document: Readonly<Record<string, unknown>>): ApprovalGroup[] {
  const groups = document['approval_groups']
  return Array.isArray(groups)
    ? groups
        .filter(isObject)
        .filter(({ email_addresses: emails }) => Array.isArray(emails))
        .map((group) => group as unknown as ApprovalGroup)
    : []
}
