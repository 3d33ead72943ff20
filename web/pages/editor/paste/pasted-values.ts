import type { Sorted } from '#core/paste'
import { readRule, type Rule } from '#core/rule'
import { ruleIdentity, valueIdentity } from '#core/rule-identity'
import type { Selector } from '#core/selector'

export interface PastedValue {
  /** What tells it from all other values; equal for two spellings of one value. */
  id: string
  text: string
  rule: Rule
}

export interface PastedSection {
  selector: Selector
  values: PastedValue[]
}

export interface Pasted {
  sections: PastedSection[]
  /** How many values were left out because the block has them already. */
  already: number
}

/** What was pasted, by kind of value, without what the block says already. */
export function pastedValues({ sorted }: Sorted, existing: readonly unknown[]): Pasted {
  const there = new Set(existing.map((rule) => ruleIdentity(rule, readRule(rule))))
  let already = 0
  const sections: PastedSection[] = []
  for (const { selector, entries } of sorted) {
    const values: PastedValue[] = []
    for (const { text, value } of entries) {
      const id = valueIdentity(selector, value)
      if (there.has(id)) already += 1
      else values.push({ id, text, rule: { [selector.key]: value } })
    }
    if (values.length > 0) sections.push({ selector, values })
  }
  return { sections, already }
}

/** The rules of all values that were not unticked, in the order of the sections. */
export const rulesTaken = (sections: readonly PastedSection[], left: ReadonlySet<string>): Rule[] =>
  sections.flatMap(({ values }) => values.filter(({ id }) => !left.has(id)).map(({ rule }) => rule))

/** What the button will do: "Add 38 emails and 2 domains"; `undefined` when nothing is ticked. */
export function outcomeWords(sections: readonly PastedSection[], left: ReadonlySet<string>): string | undefined {
  const parts = sections
    .map(({ selector, values }) => ({ selector, count: values.filter(({ id }) => !left.has(id)).length }))
    .filter(({ count }) => count > 0)
    .map(({ selector, count }) => `${count.toLocaleString('en')} ${nounOf(selector, count)}`)
  return parts.length > 0 ? `Add ${new Intl.ListFormat('en').format(parts)}` : undefined
}

/** The word for a selector's values: the name of its first field, so "2 domains", "1 country". */
export function nounOf({ fields, plain }: Selector, count: number): string {
  const label = Object.values(fields)[0]?.label ?? plain
  // "IP range" keeps its capitals, "Domain" does not.
  const noun = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
  return count === 1 ? noun : noun.split(' or ').map(plural).join(' or ')
}

const plural = (noun: string) =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`

/** The text to sort again after one line that was not understood was mended, or removed (`mended` is empty). */
export function mendedText({ sorted, notUnderstood }: Sorted, index: number, mended: string): string {
  const understood = sorted.flatMap(({ entries }) => entries.map(({ text }) => text))
  return [...understood, ...notUnderstood.with(index, mended)].join('\n')
}

/** What was merged or left out, in words; `undefined` when nothing was. */
export function mergedWords(duplicates: number, already: number): string | undefined {
  const parts = [
    ...(duplicates > 0 ? [`${duplicates.toLocaleString('en')} ${duplicates === 1 ? 'was' : 'were'} there twice`] : []),
    ...(already > 0 ? [`${already.toLocaleString('en')} ${already === 1 ? 'is' : 'are'} in this block already`] : []),
  ]
  return parts.length > 0 ? `${parts.join(', ')}: left out.` : undefined
}
