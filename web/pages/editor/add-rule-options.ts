import { REFERENCE_KINDS, referenceNouns, type ReferenceKind } from '#core/reference'
import { CATEGORIES, type Category } from '#core/selector'
import type { PeopleKind } from '../../api/account'
import type { Suggestion, SuggestSources } from '#core/suggest'

/** How many suggestions are shown at once; more are found by typing on. */
const SHOWN = 60

export const categoryWords: Record<Category, string> = {
  people: 'People',
  login: 'How they log in',
  place: 'Where they are',
  device: 'Their device',
  machine: 'Machines',
  other: 'Other',
}

export interface SuggestionGroup {
  label: string
  suggestions: Suggestion[]
}

/**
 * Suggestions under headings. While nothing is typed they are a table of contents, by category; then they stay in the
 * order of how well they fit. What cannot work for the action comes last in both.
 */
export function suggestionGroups(typed: string, suggestions: readonly Suggestion[]): SuggestionGroup[] {
  const able = suggestions.filter(({ fit }) => fit.fits !== 'no').slice(0, SHOWN)
  const unable = suggestions.filter(({ fit }) => fit.fits === 'no').slice(0, SHOWN)
  const contents =
    typed.trim() === ''
      ? CATEGORIES.map((category) => ({
          label: categoryWords[category],
          suggestions: able.filter(({ selector }) => selector.category === category),
        }))
      : [{ label: 'Suggestions', suggestions: able }]
  const groups = [...contents, { label: 'Cannot work with this action', suggestions: unable }]
  return groups.filter((group) => group.suggestions.length > 0)
}

interface Unreadable {
  kind: ReferenceKind | PeopleKind
  error: { message: string }
}

/** What the list cannot offer, and why: a list that is still loading or may not be read is never just missing. */
export function unreadNotes(rows: SuggestSources['rows'], unreadable: readonly Unreadable[]): string[] {
  const byMessage = new Map<string, string[]>()
  for (const { kind, error } of unreadable) {
    byMessage.set(error.message, [...(byMessage.get(error.message) ?? []), noun(kind)])
  }
  const failed = [...byMessage].map(([message, nouns]) => `${capital(listed(nouns))} could not be read: ${message}`)
  const loading = REFERENCE_KINDS.filter((kind) => !rows[kind] && !unreadable.some((other) => other.kind === kind))
  return loading.length > 0 ? [...failed, `Still reading ${listed(loading.map(noun))}…`] : failed
}

/**
 * Whether pasted text holds more than one value, so that it has to be sorted: several lines or cells, or a list of
 * things that look like addresses. "Lima, Ana" is one value, "a@x.com, b@x.com" are two.
 */
export function holdsMany(text: string): boolean {
  if (filled(text.split(/[\n\r\t]/)).length > 1) return true
  return filled(text.split(/[,;\s]/)).filter((part) => /[@./:]./.test(part)).length > 1
}

const filled = (parts: string[]) => parts.filter((part) => part.trim() !== '')
const noun = (kind: ReferenceKind | PeopleKind) => (isReference(kind) ? referenceNouns[kind].many : kind)
const isReference = (kind: string): kind is ReferenceKind => kind in referenceNouns
const listed = (nouns: string[]) => new Intl.ListFormat('en').format(nouns)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
