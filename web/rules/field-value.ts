import { writeJson } from '#core/json'
import type { Problem } from '#core/rule'
import type { Field } from '#core/selector'

/** What a text box shows for a value. A value that is no text is shown as its JSON, so that nothing is hidden. */
export const textOfValue = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : writeJson(value)

/** The entries that checkboxes show as checked. A single text counts as one; what is no text is left alone. */
export const checkedOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string')

/** A list with an entry checked or unchecked. Whatever else stands in the list, text or not, stays. */
export function toggled(value: unknown, entry: string, on: boolean): unknown[] {
  const entries: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return on ? [...entries, entry] : entries.filter((other) => other !== entry)
}

/**
 * A rule's value with one field changed. All other keys stay as they came, known or not, in their order; an optional
 * field that was emptied is left out, as Cloudflare leaves it out.
 */
export function withField(
  value: Record<string, unknown>,
  name: string,
  field: Field,
  next: unknown,
): Record<string, unknown> {
  const emptied = next === '' || next === undefined
  if (!(emptied && 'optional' in field && field.optional)) return { ...value, [name]: next }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
}

/** The sentences that belong to one field, as one text. */
export const problemOf = (problems: readonly Problem[], name: string): string | undefined =>
  problems
    .filter(({ field }) => field === name)
    .map(({ message }) => message)
    .join(' ') || undefined

/** The sentences that belong to no field that is shown: about the rule as a whole. */
export const problemsOfWhole = (problems: readonly Problem[], names: readonly string[]): string[] =>
  problems.filter(({ field }) => field === undefined || !names.includes(field)).map(({ message }) => message)
