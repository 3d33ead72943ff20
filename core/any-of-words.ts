import { rulesOfAnyOf } from './any-of'
import type { AnyOf } from './draft'
import { words, type Part, type Phrase } from './phrase'
import { helpersIn } from './helper-group'
import { ruleWords } from './rule-words'
import type { AnyOfWords, RuleWords, WordsContext } from './selector'

/** How many of the rules are told one by one before the rest is counted. */
const TOLD = 6

/**
 * Tells a rule that points to a helper group as what the group holds: "they are in Portugal or Spain". `rulesOfHelper`
 * answers the rules of which one must hold; `undefined` = the id is of no helper group.
 */
export const anyOfWords =
  (rulesOfHelper: (id: string) => readonly unknown[] | undefined): AnyOfWords =>
  (id, context) => {
    const rules = rulesOfHelper(id)
    // A helper group inside of a helper group is told by its name: it might be the same one.
    return rules && alternatives(rules, { ...context, anyOf: undefined })
  }

/** The same from the groups of an account, of which some are helper groups. */
export const anyOfWordsIn = (groups: readonly { id: string }[]): AnyOfWords => anyOfWords(helpersIn(groups))

/** Words that know the "any of" rows of a draft too, which no account has yet. `anyOfOf` answers by the id in the draft. */
export const withDraftWords = <Words extends Pick<WordsContext, 'anyOf'>>(
  context: Words,
  anyOfOf: (id: string) => AnyOf | undefined,
): Words => {
  const ofDraft = anyOfWords((id) => {
    const anyOf = anyOfOf(id)
    return anyOf && rulesOfAnyOf(anyOf)
  })
  return { ...context, anyOf: (id, inside) => ofDraft(id, inside) ?? context.anyOf?.(id, inside) }
}

/** Some rules of which one must hold, in words: "anyone in Portugal or Spain", "are in Portugal or Spain". */
export function alternatives(rules: readonly unknown[], context: WordsContext): RuleWords {
  const told = rules.slice(0, TOLD).map((rule) => ruleWords(rule, context))
  const left = rules.length - told.length
  return {
    who: oneOf(
      told.map(({ who }) => who),
      left,
      [],
    ),
    they: oneOf(
      told.map(({ they }) => they),
      left,
      [words('either ')],
    ),
  }
}

/** Phrases as one, with what they begin and end with alike told once; where they begin differently, after `apart`. */
function oneOf(phrases: readonly Phrase[], left: number, apart: Phrase): Phrase {
  const [first = [], ...rest] = phrases
  const shortest = Math.min(...phrases.map(({ length }) => length))
  const alike = (at: number) => rest.every((phrase) => same(phrase.at(at), first.at(at)))
  let start = 0
  while (start < shortest - 1 && alike(start)) start += 1
  // Only after the same beginning: "have an @a.com or @b.com email", but "are in Portugal or have an @a.com email".
  const room = start > 0 ? shortest - 1 - start : 0
  let end = 0
  while (end < room && alike(-1 - end)) end += 1
  const middles = phrases.map((phrase) => phrase.slice(start, phrase.length - end))
  const more: Phrase[] = left > 0 ? [[{ text: `${left} more`, as: 'value' }]] : []
  const joined = join([...middles, ...more])
  const lead = start === 0 && phrases.length > 1 ? apart : []
  return [...lead, ...first.slice(0, start), ...joined, ...first.slice(first.length - end)]
}

const same = (one: Part | undefined, other: Part | undefined) =>
  one !== undefined && other !== undefined && one.as === undefined && other.as === undefined && one.text === other.text

const join = (phrases: readonly Phrase[]): Phrase =>
  phrases.flatMap((phrase, nth): Phrase => {
    if (nth === 0) return phrase
    return [{ text: nth === phrases.length - 1 ? ' or ' : ', ', as: 'joint' }, ...phrase]
  })
