import { isObject } from './json'
import type { Selector } from './selector'
import { selectorOf } from './selectors'

/** A rule as the API has it: an object whose one key names the selector. What came is kept, whatever it is. */
export type Rule = Readonly<Record<string, unknown>>

export interface Problem {
  /** The field inside the rule's value; absent when the whole rule is meant. */
  field?: string
  /** A whole sentence: what is wrong and how to mend it. */
  message: string
}

/** A rule as we understand it. Only `known` rules can be edited; the others are shown, and saved as they came. */
export type ReadRule =
  | {
      state: 'known'
      selector: Selector
      value: Record<string, unknown>
      /** Keys inside the value that we do not know: shown read-only and kept. */
      extra: string[]
      problems: Problem[]
    }
  | { state: 'unknown'; key: string; value: unknown }
  | { state: 'incomplete'; why: string; selector?: Selector }

/** What rules read as, kept with each: a page reads the same thousand rules at every keystroke. */
const readings = new WeakMap<object, ReadRule>()

/**
 * Reads one entry of a rule list. It never throws and never drops: anything that is no rule is `incomplete`. A rule is
 * read once, so whoever changes one makes another.
 */
export function readRule(rule: unknown): ReadRule {
  if (!isObject(rule)) return { state: 'incomplete', why: 'This is not a rule: Cloudflare sent something else here.' }
  const known = readings.get(rule)
  if (known) return known
  const reading = readAnew(rule)
  readings.set(rule, reading)
  return reading
}

function readAnew(rule: Rule): ReadRule {
  const keys = Object.keys(rule)
  const [key] = keys
  if (key === undefined)
    return { state: 'incomplete', why: 'This rule is empty. Remove it, or choose what it should check.' }
  if (keys.length > 1) {
    const shown = keys.length > 3 ? `${keys.slice(0, 3).join(', ')}, …` : keys.join(', ')
    return {
      state: 'incomplete',
      why: `This rule says ${keys.length} things at once (${shown}). Make it a rule for each of them.`,
    }
  }
  const selector = selectorOf(key)
  const value = rule[key]
  if (!selector) return { state: 'unknown', key, value }
  if (!isObject(value)) {
    return { state: 'incomplete', why: 'This rule has no value. Remove it, or add it again.', selector }
  }
  const problems = (selector.value.safeParse(value).error?.issues ?? []).map(problemOf)
  // Cloudflare is known to answer with such rules. A selector whose fields may all be absent has none.
  if (problems.length > 0 && Object.keys(value).length === 0) {
    return { state: 'incomplete', why: 'This rule is not filled in. Remove it, or fill it in.', selector }
  }
  const extra = Object.keys(value).filter((name) => !Object.hasOwn(selector.fields, name))
  return { state: 'known', selector, value, extra, problems }
}

const problemOf = ({ path: [field], message }: { path: PropertyKey[]; message: string }): Problem =>
  field === undefined ? { message } : { field: String(field), message }
