import { freshMark } from '../any-of'
import { canonicalRule } from '../canonical'
import { helperMark } from '../helper-group'
import type { View } from './view'

/**
 * A mark for a group of these rules that no helper group of the account has. The same for the same rules, so that a
 * finding does not change while it is looked at.
 */
export function freeMark(rules: readonly unknown[], view: View): string {
  let seed = 0
  for (const character of rules.map(canonicalRule).join('\n'))
    seed = (seed * 31 + (character.codePointAt(0) ?? 0)) % 36 ** 4
  const taken = new Set(view.facts.groups.flatMap(({ name }) => helperMark(name) ?? []))
  return freshMark(taken, () => (seed++ % 36 ** 4) / 36 ** 4)
}
