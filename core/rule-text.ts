import { isObject, readJson, writeJson } from './json'

/** Rules by their text, for as long as somebody may ask again: those of the last few documents that were edited. */
const MOST_KEPT = 10_000

const textByRule = new WeakMap<object, string>()
let ruleByText = new Map<string, unknown>()
let before = new Map<string, unknown>()

/** A rule as the JSON text that it came as, each number as it was read. */
export function textOfRule(rule: unknown): string {
  if (!isObject(rule)) return writeJson(rule)
  const known = textByRule.get(rule)
  if (known !== undefined) return known
  const text = writeJson(rule)
  textByRule.set(rule, text)
  return text
}

/**
 * The rule in a JSON text. The same text gives the same rule, with all that is known of it: an editor with a thousand
 * rules reads them again at every keystroke. So whoever changes a rule makes another.
 * @throws SyntaxError when the text is not JSON
 */
export function ruleOfText(text: string): unknown {
  const known = ruleByText.get(text) ?? before.get(text) ?? readJson(text)
  if (ruleByText.size >= MOST_KEPT) {
    before = ruleByText
    ruleByText = new Map()
  }
  ruleByText.set(text, known)
  return known
}
