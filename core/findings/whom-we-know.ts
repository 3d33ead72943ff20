import { domainOf } from '../value-set'
import type { Apply, Choice, Option } from './finding'
import type { View } from './view'

/** The option that names nobody. */
export const NOBODY = 'nobody'

interface Asked {
  /** What is chosen, as a field is labelled. */
  label: string
  /** Addresses in lower case that are not offered. */
  but: ReadonlySet<string>
  to: (email: string) => Apply
  /** What else can be done. */
  or?: Omit<Option, 'id'>
  /** Whose address is meant most likely, or `NOBODY`. */
  best?: string
}

/**
 * Somebody of the company whom we know of, to be chosen by address; `undefined` while we know of nobody else there. Whom
 * Gatehouse does not know of is named by hand.
 */
export function colleague(view: View, { label, but, to, or, best }: Asked): Choice | undefined {
  const domains = new Set(view.companyDomains())
  const fits = ({ email }: { email: string }) => domains.has(domainOf(email)) && !but.has(email)
  const { people = [] } = view.facts.population ?? {}
  if (!people.some(fits)) return undefined
  return {
    label,
    options: () => [
      ...people.filter(fits).map(({ email, name }) => ({
        id: email,
        title: email,
        ...(name !== undefined && { detail: name }),
        apply: to(email),
      })),
      ...(or ? [{ ...or, id: NOBODY }] : []),
    ],
    ...(best !== undefined && { best }),
  }
}
