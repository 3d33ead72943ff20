import type { BlockStep, Explanation, GroupStep, RuleStep } from '#core/explain'
import type { Phrase } from '#core/phrase'

/** How deep groups are told. */
const DEEPEST = 3

/** Why somebody is in the group by which an application's policy decides, and in the group in that; a sentence each. */
export function pathInside<Policy>({ policies }: Explanation<Policy>): Phrase[] {
  const step = policies.find(({ state }) => state === 'decides')
  const rule = step && decidingRuleOf(step)
  return rule?.group ? pathOf(rule.group, DEEPEST) : []
}

function pathOf(group: GroupStep, depth: number): Phrase[] {
  const rule = decidingRuleOf(group)
  if (!rule || depth === 0) return []
  return [rule.reason, ...(rule.group ? pathOf(rule.group, depth - 1) : [])]
}

function decidingRuleOf(step: Pick<GroupStep, 'blocks' | 'verdict'>): RuleStep | undefined {
  const block = decidingBlock(step)
  return block && decidingRule(block)
}

/** The rule list by which something holds or does not. */
export function decidingBlock({ blocks, verdict }: Pick<GroupStep, 'blocks' | 'verdict'>): BlockStep | undefined {
  if (verdict === 'match') return blocks.find(({ ruleType }) => ruleType === 'include')
  if (verdict === 'unknown') return blocks.find((block) => block.verdict === 'unknown')
  return blocks.find((block) => block.verdict === (block.ruleType === 'exclude' ? 'match' : 'no-match'))
}

/** The rule by which a rule list holds or does not, where one alone does. */
export function decidingRule({ ruleType, rules, verdict }: BlockStep): RuleStep | undefined {
  if (verdict === 'unknown') return rules.find((rule) => rule.verdict === 'unknown')
  const decisive = rules.filter((rule) => rule.verdict === (ruleType === 'require' ? 'no-match' : 'match'))
  return decisive[0] ?? (rules.length === 1 ? rules[0] : undefined)
}
