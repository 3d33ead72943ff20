import { namesOf } from './account-names'
import type { AccountFacts } from './findings/account-facts'
import { groupsNamedIn } from './groups-named'
import { judgeOf } from './judge'
import { rulesOf } from './rule-lists'
import { RULE_TYPES } from './rule-type'
import type { AskedFact, VisitFact } from './visit-fact'
import { readRule } from './rule'

/** So many things are named for one fact; an application with a thousand people in its rules asks for the address. */
const MOST_NAMED = 30

/**
 * What the rules of these applications ask of a visit, through groups at any depth, each thing once: in the order in
 * which rules are met.
 */
export function factsAsked(facts: AccountFacts, appIds: readonly string[]): AskedFact[] {
  const judge = judgeOf(facts)
  const names = namesOf(facts)
  const found = new Map<string, AskedFact>()
  const counts = new Map<VisitFact, number>()
  const groups = new Set<string>()

  function add(asked: AskedFact): void {
    const key = JSON.stringify([asked.fact, asked.which])
    const count = counts.get(asked.fact) ?? 0
    if (found.has(key) || count >= MOST_NAMED) return
    counts.set(asked.fact, count + 1)
    found.set(key, asked)
  }
  function look(document: object): void {
    for (const ruleType of RULE_TYPES)
      for (const rule of rulesOf(document, ruleType)) {
        const read = readRule(rule)
        if (read.state === 'known' && read.problems.length === 0) read.selector.asks(read.value, names).forEach(add)
      }
    for (const id of groupsNamedIn(document).all) groups.add(id)
  }

  for (const id of appIds) judge.app(id)?.policies.forEach(({ document }) => look(document))
  const byId = new Map(facts.groups.map((group) => [group.id, group]))
  // A set that grows while it is walked is walked to its new end.
  for (const id of groups) {
    const group = byId.get(id)
    if (group) look(group)
  }
  return [...found.values()]
}
