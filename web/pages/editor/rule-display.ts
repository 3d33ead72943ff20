import { withDraftWords } from '#core/any-of-words'
import { ruleOf, type RuleRow } from '#core/draft'
import { textOf, words, type Phrase } from '#core/phrase'
import { readRule, type ReadRule } from '#core/rule'
import type { RuleType } from '#core/rule-type'
import { ruleWords } from '#core/rule-words'
import type { WordsContext } from '#core/selector'

/** A rule as its row shows it. */
export interface RuleDisplay {
  read: ReadRule
  phrase: Phrase
  /** The same words as plain text: the row's accessible name. */
  text: string
}

/** The words of a row that may be an “any of”, which it then holds itself. */
export function displayOfRow(row: RuleRow, ruleType: RuleType, context: WordsContext): RuleDisplay {
  const { anyOf } = row
  return displayOf(row.text, ruleType, anyOf ? withDraftWords(context, () => anyOf) : context)
}

/** How a rule reads in its block: what stands under "they must also" is a clause, the others are people. */
export function displayOf(text: string, ruleType: RuleType, context: WordsContext): RuleDisplay {
  const rule = ruleOf({ text })
  const { who, they } = ruleWords(rule, context)
  const phrase = capitalised(ruleType === 'require' ? [words('they '), ...they] : who)
  return { read: readRule(rule), phrase, text: textOf(phrase) }
}

// What a person chose keeps its spelling: an address does not start with a capital.
function capitalised([first, ...rest]: Phrase): Phrase {
  if (!first) return []
  return first.as
    ? [first, ...rest]
    : [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}

/** The positions of the rules whose words, or whose text as Cloudflare has it, hold what somebody looks for. */
export function findRules(
  texts: readonly string[],
  ruleType: RuleType,
  wanted: string,
  context: WordsContext,
): number[] {
  const needle = wanted.trim().toLowerCase()
  return texts.flatMap((text, index) => {
    const holds =
      needle === '' ||
      text.toLowerCase().includes(needle) ||
      displayOf(text, ruleType, context).text.toLowerCase().includes(needle)
    return holds ? [index] : []
  })
}
