import type { SuggestionSource } from '#core/selector'
import type { SuggestSources } from '#core/suggest'
import { closest } from './fold'

export interface TextSuggestion {
  /** What is put into the field. */
  value: string
  title: string
  detail?: string
}

/**
 * What a text field offers for typed text, best first. Sources that the account's lists do not hold offer nothing: the
 * field then takes any text, as it always does.
 */
export function textSuggestions(source: SuggestionSource, sources: SuggestSources, typed: string): TextSuggestion[] {
  return closest(offered(source, sources), typed, ({ value, title }) => [value, title])
}

function offered(source: SuggestionSource, { people, directoryGroups }: SuggestSources): TextSuggestion[] {
  switch (source) {
    case 'people':
      return people.map(({ email, name }) =>
        name ? { value: email, title: name, detail: email } : { value: email, title: email },
      )
    case 'domains':
      return domainsOf(people.map(({ email }) => email))
    case 'directory_groups':
      return directoryGroups.map(({ id, name }) => ({ value: id, title: name }))
    case 'certificates':
    case 'claims':
    case 'auth_contexts':
      return []
  }
}

/** The domains of these addresses, the most frequent first, each with how many people have it. */
function domainsOf(emails: readonly string[]): TextSuggestion[] {
  const counts = new Map<string, number>()
  for (const email of emails) {
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
    if (domain !== '') counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([value, count]) => ({ value, title: value, detail: count === 1 ? '1 person' : `${count} people` }))
}
