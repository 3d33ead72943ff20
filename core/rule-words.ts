import { words, type Part, type Phrase } from './phrase'
import { readRule } from './rule'
import type { WordsContext } from './selector'

const UNKNOWN: Part = { text: 'a rule we do not know yet (kept as it is)', as: 'gap' }
const NOT_FILLED_IN: Part = { text: 'a rule that is not filled in', as: 'gap' }

/**
 * A rule in words, whatever it is: `who` follows "Let in", `they` follows "they". A rule that we do not know, or that
 * is not filled in, is said to be so; it never throws and never tells a bare id.
 */
export function ruleWords(rule: unknown, context: WordsContext): { who: Phrase; they: Phrase } {
  const read = readRule(rule)
  if (read.state === 'known') return read.selector.words(read.value, context)
  const gap = read.state === 'unknown' ? UNKNOWN : NOT_FILLED_IN
  return { who: [gap], they: [words('meet '), gap] }
}
