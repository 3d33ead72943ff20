import { TooTangled, type Condition } from './conditions'
import { withChanges, type DraftChange } from './draft-change'
import type { AccountFacts } from './findings/account-facts'
import { judgeAfter, judgeOf, type Judge } from './judge'
import { reachOf, type Reach } from './reach'

/** An account as it is and as it would be, both ready to judge visits. */
export interface Sides {
  before: Judge
  after: Judge
  reach: Reach
}

const known = new WeakMap<AccountFacts, Sides>()

/** Both sides of a draft. What the changes do not reach is compiled once for all drafts of an account. */
export function sidesOf(live: AccountFacts, changes: readonly DraftChange[]): Sides {
  const facts = withChanges(live, changes)
  const made = known.get(facts)
  if (made && made.before.facts === live) return made
  const before = judgeOf(live)
  const reach = reachOf(live, facts, changes)
  const sides = { before, after: judgeAfter(facts, before, reach), reach }
  known.set(facts, sides)
  return sides
}

/**
 * Whether two conditions may differ, one of each side, where an answer cannot be told. Those that are too tangled to
 * be compared may.
 */
export function mayDiffer({ before, after }: Sides, conditionOf: (side: Judge) => Condition): boolean {
  const { conditions } = before
  // Everything that was found out for other visits may fill the memory: then it is emptied, and asked once more.
  for (const clean of [false, true]) {
    if (clean) conditions.clear()
    try {
      return conditionOf(before) !== conditionOf(after)
    } catch (error) {
      if (!(error instanceof TooTangled)) throw error
    }
  }
  return true
}
