import { stableText } from './canonical'
import { NEW_ID } from './change-set'
import { isObject } from './json'

/** The selector key of a rule; `undefined` = it is no rule with one key. */
export function keyOf(rule: unknown): string | undefined {
  if (!isObject(rule)) return undefined
  const [key, second] = Object.keys(rule)
  return second === undefined ? key : undefined
}

/**
 * Whether one rule reads as an edit of the other: the same selector, and something of the value stayed (the login
 * method of a directory group, the start of a network, one of several levels). Two people are never one person edited.
 */
export function akin(before: unknown, after: unknown): boolean {
  const key = keyOf(before)
  if (key === undefined || key !== keyOf(after) || !isObject(before) || !isObject(after)) return false
  const [a, b] = [before[key], after[key]]
  if (!isObject(a) || !isObject(b)) return false
  return Object.keys(a).some((name) => stayed(a[name], b[name]))
}

function stayed(before: unknown, after: unknown): boolean {
  if (before === undefined || after === undefined) return false
  if (Array.isArray(before) && Array.isArray(after)) {
    const texts = new Set(before.map(stableText))
    return after.some((item) => texts.has(stableText(item)))
  }
  // What the save is to make takes the place of what it names no more: an “any of” with other rules in it.
  if (typeof after === 'string' && after.startsWith(NEW_ID)) return true
  if (typeof before === 'string' && typeof after === 'string') return startsAlike(before, after)
  return stableText(before) === stableText(after)
}

/** At least half of the longer text, and enough of it to mean something, is how both begin. */
function startsAlike(before: string, after: string): boolean {
  const longer = Math.max(before.length, after.length)
  let same = 0
  while (same < longer && before[same] === after[same]) same += 1
  return before === after || (same >= 3 && same * 2 >= longer)
}
