import { contains, readNetwork, type Network } from './ip'

/**
 * A set of values that one attribute of a visit may have: names (countries, ids), email addresses with whole domains,
 * or networks. Attributes have one value at a time, so two rules whose sets share nothing cannot both hold.
 */
export type ValueSet =
  | { of: 'names'; names: ReadonlySet<string> }
  | { of: 'emails'; emails: ReadonlySet<string>; domains: ReadonlySet<string> }
  | { of: 'networks'; networks: readonly Network[] }

/** Names that are compared letter by letter; the caller brings them to one spelling. */
export const namesSet = (...names: readonly string[]): ValueSet => ({ of: 'names', names: new Set(names) })

/** Email addresses and whole domains, whose capitals mean nothing. */
export const emailsSet = (emails: readonly string[], domains: readonly string[] = []): ValueSet => ({
  of: 'emails',
  emails: inSmallLetters(emails),
  domains: inSmallLetters(domains),
})

const NONE: ReadonlySet<string> = new Set()

/** Most sets are of one address or one domain, and an account has thousands of them. */
function inSmallLetters(texts: readonly string[]): ReadonlySet<string> {
  if (texts.length === 0) return NONE
  const all = new Set<string>()
  for (const text of texts) all.add(text.toLowerCase())
  return all
}

/** The addresses of some networks; `undefined` when one of the texts is none. */
export function networksSet(texts: readonly string[]): ValueSet | undefined {
  const networks = texts.map(readNetwork)
  return networks.every((network) => network !== undefined) ? { of: 'networks', networks } : undefined
}

export const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1)

export function isEmptySet(set: ValueSet): boolean {
  if (set.of === 'names') return set.names.size === 0
  return set.of === 'emails' ? set.emails.size === 0 && set.domains.size === 0 : set.networks.length === 0
}

/** The values in both. Sets of different kinds are of different attributes and are never asked for together. */
export function meet(a: ValueSet, b: ValueSet): ValueSet {
  if (a.of === 'names' && b.of === 'names') return { of: 'names', names: shared(a.names, b.names) }
  if (a.of === 'emails' && b.of === 'emails') return meetEmails(a, b)
  if (a.of === 'networks' && b.of === 'networks') {
    // Networks lie inside each other or apart: what two share is the smaller one.
    const networks = a.networks.flatMap((one) =>
      b.networks.flatMap((other) => (contains(one, other) ? [other] : contains(other, one) ? [one] : [])),
    )
    return { of: 'networks', networks }
  }
  throw new TypeError(`The values of ${a.of} and ${b.of} are not of one attribute.`)
}

type Emails = Extract<ValueSet, { of: 'emails' }>

function meetEmails(a: Emails, b: Emails): ValueSet {
  const emails = [...a.emails]
    .filter((email) => holds(b, email))
    .concat([...b.emails].filter((email) => holds(a, email)))
  return { of: 'emails', emails: new Set(emails), domains: shared(a.domains, b.domains) }
}

const holds = ({ emails, domains }: Emails, email: string) => emails.has(email) || domains.has(domainOf(email))

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a].filter((one) => b.has(one)))
const without = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a].filter((one) => !b.has(one)))

/** The values in any of some sets of one attribute; there must be one set at least. */
export function joinAll([first, ...rest]: readonly [ValueSet, ...ValueSet[]]): ValueSet {
  if (rest.length === 0) return first
  if (first.of === 'names') {
    return {
      of: 'names',
      names: new Set([first, ...rest].flatMap((set) => (set.of === 'names' ? [...set.names] : []))),
    }
  }
  if (first.of === 'networks') {
    return { of: 'networks', networks: [first, ...rest].flatMap((set) => (set.of === 'networks' ? set.networks : [])) }
  }
  const emails = new Set(first.emails)
  const domains = new Set(first.domains)
  for (const set of rest) {
    if (set.of !== 'emails') continue
    for (const email of set.emails) emails.add(email)
    for (const domain of set.domains) domains.add(domain)
  }
  return { of: 'emails', emails, domains }
}

/**
 * The values of `a` without those of `b`, or more: a domain of which `b` holds some addresses, and a network of which
 * it holds a part, stay whole. So an empty answer proves that `b` holds all of `a`.
 */
export function minus(a: ValueSet, b: ValueSet): ValueSet {
  if (a.of === 'names' && b.of === 'names') return { of: 'names', names: without(a.names, b.names) }
  if (a.of === 'emails' && b.of === 'emails')
    return {
      of: 'emails',
      emails: new Set([...a.emails].filter((email) => !holds(b, email))),
      domains: without(a.domains, b.domains),
    }
  if (a.of === 'networks' && b.of === 'networks')
    return {
      of: 'networks',
      networks: a.networks.filter((inner) => !b.networks.some((outer) => contains(outer, inner))),
    }
  throw new TypeError(`The values of ${a.of} and ${b.of} are not of one attribute.`)
}

/** Whether every value of `inner` is surely one of `outer`: as an empty `minus`, without making it. */
export function isWithin(inner: ValueSet, outer: ValueSet): boolean {
  if (inner.of === 'names' && outer.of === 'names') return every(inner.names, (name) => outer.names.has(name))
  if (inner.of === 'emails' && outer.of === 'emails')
    return (
      every(inner.domains, (name) => outer.domains.has(name)) && every(inner.emails, (email) => holds(outer, email))
    )
  if (inner.of === 'networks' && outer.of === 'networks')
    return inner.networks.every((network) => outer.networks.some((wide) => contains(wide, network)))
  throw new TypeError(`The values of ${inner.of} and ${outer.of} are not of one attribute.`)
}

function every(names: ReadonlySet<string>, holdsFor: (name: string) => boolean): boolean {
  for (const name of names) if (!holdsFor(name)) return false
  return true
}
