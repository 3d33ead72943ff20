import { isObject } from '#core/json'
import { readRule } from '#core/rule'
import { RULE_TYPES } from '#core/rule-type'
import { UNRELEASED_SELECTOR } from '../sandbox/rules'

/** Members of a policy that nobody knows: the practice account has them on one of its policies. */
const UNKNOWN_MEMBERS = new Set(['crew_ledger', 'overtime'])

/**
 * An answer without what the practice account holds to show what then happens: rules of a kind that is not released,
 * with a member that nobody knows, or with nothing in them, and fields of a policy that nobody knows.
 */
export function withoutPracticeOddities(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPracticeOddities)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !UNKNOWN_MEMBERS.has(key))
      .map(([key, member]) => {
        const isRuleList = RULE_TYPES.some((ruleType) => ruleType === key) && Array.isArray(member)
        return [key, withoutPracticeOddities(isRuleList ? member.filter((rule) => !isOdd(rule)) : member)]
      }),
  )
}

function isOdd(rule: unknown): boolean {
  const read = readRule(rule)
  if (read.state === 'known') return read.extra.length > 0
  return read.state === 'incomplete' || read.key === UNRELEASED_SELECTOR
}
