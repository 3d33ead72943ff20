import { readRule } from './rule'
import { rulesOf } from './rule-lists'
import { RULE_TYPES } from './rule-type'
import type { Selector } from './selector'

/** A text that stands in rules already. */
export interface UsedValue {
  value: string
  /** How many rules hold it. */
  count: number
  /** All that the first of these rules holds. */
  rule: Readonly<Record<string, unknown>>
}

/** What rules of a selector hold in one of its fields, over all these policies and groups: the most frequent first. */
export function usedValues(documents: readonly object[], selector: Selector, field: string): UsedValue[] {
  const found = new Map<string, UsedValue>()
  for (const document of documents) {
    for (const rule of RULE_TYPES.flatMap((ruleType) => rulesOf(document, ruleType))) {
      const read = readRule(rule)
      if (read.state !== 'known' || read.selector.key !== selector.key) continue
      const value = read.value[field]
      if (typeof value !== 'string' || value === '') continue
      const known = found.get(value) ?? { value, count: 0, rule: read.value }
      found.set(value, { ...known, count: known.count + 1 })
    }
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
