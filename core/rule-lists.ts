import { membersOf } from './document-kind'
import type { RuleType } from './rule-type'

/**
 * The rules of one rule type, in the order received. What is absent, or not a list, holds no rules that could be
 * shown; `documentProblems` says so when it is not a list.
 */
export function rulesOf(document: unknown, ruleType: RuleType): unknown[] {
  const list = membersOf(document)[ruleType]
  return Array.isArray(list) ? list : []
}
