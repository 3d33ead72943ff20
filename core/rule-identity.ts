import { canonicalRule } from './canonical'
import type { ReadRule } from './rule'
import type { Selector } from './selector'

/** A text that two valid values of a selector share when they say the same thing, so that one is a duplicate. */
export const valueIdentity = (selector: Selector, value: Record<string, unknown>): string =>
  `${selector.key}:${selector.identity ? selector.identity(value) : canonicalRule({ [selector.key]: value })}`

const identities = new WeakMap<ReadRule, string>()

/**
 * A text that two rules share when one is a duplicate of the other. Rules we do not understand are compared exactly.
 * It is found once for each reading of a rule: with each key that somebody types it is asked of all rules again.
 */
export function ruleIdentity(rule: unknown, read: ReadRule): string {
  const known = identities.get(read)
  if (known !== undefined) return known
  const identity =
    read.state === 'known' && read.problems.length === 0 && read.extra.length === 0
      ? valueIdentity(read.selector, read.value)
      : canonicalRule(rule)
  identities.set(read, identity)
  return identity
}
