import type { PickerRow } from '#core/account-data'
import type { Field } from '#core/selector'
import type { SuggestSources } from '#core/suggest'
import type { UsedValue } from '#core/used-values'
import { closest } from './closest'
import { referenceRows } from './reference-options'

export interface TextSuggestion {
  /** What is put into the field. */
  value: string
  title: string
  detail?: string
  /** The login method that the value belongs to: a rule that names none yet gets it too. */
  login?: string
  /** What else the rule is to hold with it, where nothing stands yet. */
  fills?: Readonly<Record<string, unknown>>
}

type TextFieldOf = Extract<Field, { kind: 'text' }>

/** Whether the account knows likely values for a field. Where it does not, it is a plain text box. */
export const hasSuggestions = ({ suggest }: TextFieldOf): boolean => suggest !== undefined

/** What a text field can offer. */
export interface TextSources extends SuggestSources {
  /** The values that rules of the account hold in this field, each with what to call it. */
  used: readonly (UsedValue & { title: string })[]
}

/**
 * What a text field offers for typed text, best first. Of what belongs to a login method only that of the methods that
 * the rule can name (`undefined` = any): a group of another directory would never match.
 */
export function textSuggestions(
  field: TextFieldOf,
  sources: TextSources,
  typed: string,
  logins: readonly string[] | undefined,
): TextSuggestion[] {
  return closest(offered(field, sources, logins), typed, textsOf)
}

const textsOf = ({ value, title }: TextSuggestion) => [value, title]

function offered(
  field: TextFieldOf,
  { people, directoryGroups, rows, used }: TextSources,
  logins: readonly string[] | undefined,
): TextSuggestion[] {
  const fits = (login: string) => !logins || logins.includes(login)
  switch (field.suggest) {
    case 'people':
      return once(asPeople, people)
    case 'domains':
      return once(domainsOf, people)
    case 'directory_groups':
      return directoryGroups
        .filter((group) => fits(group.identity_provider_id))
        .map(({ id, name, identity_provider_id: login }) => ({
          value: field.suggestById ? id : name,
          title: name,
          login,
        }))
    case 'claims':
      return claimsOf((rows.identity_providers ?? []).filter(({ id }) => fits(id)))
    case 'certificates':
      return used.map(({ value, title, count }) => ({ value, title, detail: inRules(count) }))
    case 'auth_contexts':
      // Cloudflare documents no list of them, so those are offered that the account uses already.
      return used.map(({ value, title, count, rule }) => ({ value, title, detail: inRules(count), fills: rule }))
    default:
      return []
  }
}

const inRules = (count: number) => (count === 1 ? 'in 1 rule' : `in ${count} rules`)

/** The claims of these login methods, each once; one that a single method tells brings that method with it. */
function claimsOf(providers: readonly PickerRow[]): TextSuggestion[] {
  const tellers = new Map<string, PickerRow[]>()
  for (const provider of providers)
    for (const claim of provider.claims ?? []) tellers.set(claim, [...(tellers.get(claim) ?? []), provider])
  return [...tellers].map(([claim, [first, ...others]]) => ({
    value: claim,
    title: claim,
    ...(others.length === 0 && first
      ? { detail: first.name, login: first.id }
      : { detail: `${others.length + 1} login methods` }),
  }))
}

type People = SuggestSources['people']

const made = new WeakMap<(people: People) => TextSuggestion[], WeakMap<People, TextSuggestion[]>>()

/** What is offered of the people of an account, made once for them and not at every keystroke. */
function once(make: (people: People) => TextSuggestion[], people: People): TextSuggestion[] {
  const of = made.get(make) ?? new WeakMap<People, TextSuggestion[]>()
  made.set(make, of)
  const known = of.get(people) ?? make(people)
  of.set(people, known)
  return known
}

const asPeople = (people: People): TextSuggestion[] =>
  people.map(({ email, name }) =>
    name ? { value: email, title: name, detail: email } : { value: email, title: email },
  )

/** The domains of people's addresses, the most frequent first, each with how many people have it. */
function domainsOf(people: People): TextSuggestion[] {
  const counts = new Map<string, number>()
  for (const { email } of people) {
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
    if (domain !== '') counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([value, count]) => ({ value, title: value, detail: count === 1 ? '1 person' : `${count} people` }))
}

/** The field of a rule that names its login method, if it has one: its key, and what it takes. */
export function loginFieldOf(fields: Readonly<Record<string, Field>>) {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'reference' && field.to === 'identity_providers') return { name, field }
  }
  return undefined
}

/** The login methods whose groups can be offered: the one that is chosen, else all that the field takes. */
export function loginsFor(
  fields: Readonly<Record<string, Field>>,
  value: Record<string, unknown>,
  providers: readonly PickerRow[] | undefined,
): string[] | undefined {
  const login = loginFieldOf(fields)
  if (!login) return undefined
  const chosen = value[login.name]
  if (typeof chosen === 'string' && chosen !== '') return [chosen]
  return providers && referenceRows(providers, login.field, '').map(({ id }) => id)
}
