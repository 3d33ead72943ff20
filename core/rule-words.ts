import { isObject } from './json'
import { textOf, words, type Part, type Phrase } from './phrase'
import { readRule } from './rule'
import type { Selector, WordsContext } from './selector'

const UNKNOWN: Part = { text: 'a rule we do not know yet (kept as it is)', as: 'gap' }
const NOT_FILLED_IN: Part = { text: 'a rule that is not filled in', as: 'gap' }

/**
 * A rule in words, whatever it is: `who` follows "Let in", `they` follows "they". A rule that we do not know, or that
 * is not filled in, is said to be so; it never throws and never tells a bare id.
 */
export function ruleWords(rule: unknown, context: WordsContext): { who: Phrase; they: Phrase } {
  const read = readRule(rule)
  if (read.state === 'unknown') return { who: [UNKNOWN], they: [words('meet '), UNKNOWN] }
  if (read.state === 'known' && (read.problems.length === 0 || canBeSaid(read.selector, read.value))) {
    return read.selector.words(read.value, context)
  }
  return { who: [NOT_FILLED_IN], they: [words('meet '), NOT_FILLED_IN] }
}

/**
 * Whether an invalid value still has the shape that its words need, so that a person reads "anyone in UK" and not
 * "a rule that is not filled in" beside the message that UK is no country.
 */
const canBeSaid = (selector: Selector, value: Readonly<Record<string, unknown>>) =>
  Object.entries(selector.fields).every(([name, field]) => {
    const given = value[name]
    const missing = given === undefined || given === '' || (Array.isArray(given) && given.length === 0)
    if (missing) return 'optional' in field
    return sameShape(given, selector.example[name] ?? '')
  })

const sameShape = (given: unknown, example: unknown): boolean =>
  Array.isArray(example)
    ? Array.isArray(given) && given.every((item) => sameShape(item, example[0] ?? ''))
    : typeof given === typeof example && !isObject(given)

/** Puts "they" before what needs it: a piece such as "their device passes Disk encryption" names its own subject. */
export function theyClauses(clauses: readonly Phrase[]): Phrase[] {
  let saidThey = false
  return clauses.map((clause) => {
    if (/^(?:their|it|the) /.test(textOf(clause))) {
      saidThey = false
      return clause
    }
    const phrase = saidThey ? clause : [words('they '), ...clause]
    saidThey = true
    return phrase
  })
}
