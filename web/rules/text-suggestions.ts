import type { Field } from '#core/selector'
import type { SuggestSources } from '#core/suggest'
import { closest } from './closest'

export interface TextSuggestion {
  /** What is put into the field. */
  value: string
  title: string
  detail?: string
}

type TextFieldOf = Extract<Field, { kind: 'text' }>

/** Whether the account's lists hold anything for a field. Where they do not, it is a plain text box. */
export const hasSuggestions = ({ suggest }: TextFieldOf): boolean =>
  suggest === 'people' || suggest === 'domains' || suggest === 'directory_groups'

/**
 * What a text field offers for typed text, best first. Of directory groups only those of the rule's login method, once
 * one is chosen: a group of another directory would never match.
 */
export function textSuggestions(
  field: TextFieldOf,
  sources: SuggestSources,
  typed: string,
  login: string,
): TextSuggestion[] {
  return closest(offered(field, sources, login), typed, ({ value, title }) => [value, title])
}

function offered(field: TextFieldOf, { people, directoryGroups }: SuggestSources, login: string): TextSuggestion[] {
  switch (field.suggest) {
    case 'people':
      return people.map(({ email, name }) =>
        name ? { value: email, title: name, detail: email } : { value: email, title: email },
      )
    case 'domains':
      return domainsOf(people.map(({ email }) => email))
    case 'directory_groups':
      return directoryGroups
        .filter((group) => login === '' || group.identity_provider_id === login)
        .map(({ id, name }) => ({ value: field.suggestById ? id : name, title: name }))
    default:
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
