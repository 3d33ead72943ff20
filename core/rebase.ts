import { canonicalRule, stableText } from './canonical'
import { ruleOf, type Draft, type RuleRow } from './draft'
import { RULE_TYPES } from './rule-type'

/**
 * My changes on top of theirs: the draft that says of every field what I made of it where I changed it, and what they
 * made of it everywhere else. Rules are sets: what I added is added, what I removed is removed, and what both of us did
 * is done once. `base` is what both versions were begun on.
 */
export function rebase(base: Draft, mine: Draft, theirs: Draft): Draft {
  const result: Record<string, unknown> = { ...theirs }
  for (const field of Object.keys(mine) as (keyof Draft)[]) {
    if (stableText(mine[field]) !== stableText(base[field])) result[field] = mine[field]
  }
  for (const ruleType of RULE_TYPES) {
    result[ruleType] = rebasedRules(base[ruleType], mine[ruleType], theirs[ruleType])
  }
  return result as unknown as Draft
}

function rebasedRules(base: readonly RuleRow[], mine: readonly RuleRow[], theirs: readonly RuleRow[]): RuleRow[] {
  const removed = without(base, mine)
  const added = without(without(mine, base), without(theirs, base))
  return [...without(theirs, removed), ...added]
}

/** The rows of one list that the other does not have; of two equal rows, each stands for itself. */
function without(rows: readonly RuleRow[], others: readonly RuleRow[]): RuleRow[] {
  const left = new Map<string, number>()
  for (const row of others) {
    const rule = canonicalRule(ruleOf(row))
    left.set(rule, (left.get(rule) ?? 0) + 1)
  }
  return rows.filter((row) => {
    const rule = canonicalRule(ruleOf(row))
    const count = left.get(rule) ?? 0
    left.set(rule, count - 1)
    return count <= 0
  })
}
