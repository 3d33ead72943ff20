import { AUTH_METHODS } from '#core/auth-methods'
import type { AccountFacts } from '#core/findings/account-facts'
import type { AskedFact, VisitFact } from '#core/visit-fact'
import type { Option } from '../../ui/Select'

/** What the rules name of one fact, as options with their names; each once. */
export function askedOptions(asked: readonly AskedFact[], fact: VisitFact): Option<string>[] {
  const named = asked.flatMap((one) =>
    one.fact === fact && one.which !== undefined ? [{ value: one.which, label: one.label ?? one.which }] : [],
  )
  return [...new Map(named.map((option) => [option.value, option])).values()]
}

/** Groups by their names: those that the rules name, and of those that the visitor is in the ones that have a name. */
export function groupOptions(
  asked: readonly AskedFact[],
  held: readonly string[] | undefined,
  directory: AccountFacts['directory_groups'],
): Option<string>[] {
  const names = new Map((directory ?? []).map(({ id, name }) => [id, name]))
  const known = askedOptions(asked, 'groups').map(({ value, label }) => ({ value, label: names.get(value) ?? label }))
  const others = (held ?? []).flatMap((value) => {
    const label = names.get(value)
    return label === undefined || known.some((option) => option.value === value) ? [] : [{ value, label }]
  })
  return [...known, ...others]
}

/** This account, and those that rules name. */
export const accountOptions = (asked: readonly AskedFact[], own: string | undefined): Option<string>[] => [
  ...(own === undefined ? [] : [{ value: own, label: 'This account' }]),
  ...askedOptions(asked, 'cloudflare_accounts').filter(({ value }) => value !== own),
]

/** Ways of proving who one is: those that rules ask for or that were used, and the others of the table. */
export function factorOptions(
  asked: readonly AskedFact[],
  held: readonly string[] | undefined,
): { options: Option<string>[]; seldom: Option<string>[] } {
  const wanted = new Set([USUAL, ...askedOptions(asked, 'auth_methods').map(({ value }) => value)])
  const known = AUTH_METHODS.map(({ value, label }) => ({ value, label }))
  const others = (held ?? []).filter((value) => !known.some((option) => option.value === value))
  return {
    options: [...known.filter(({ value }) => wanted.has(value)), ...others.map((value) => ({ value, label: value }))],
    seldom: known.filter(({ value }) => !wanted.has(value)),
  }
}

/** The way that rules ask for most: more than one factor. */
const USUAL = 'mfa'
