import type { AccessRequest } from './access-request'
import type { DraftChange } from './draft-change'
import { emailProblem } from './email'
import type { AccountFacts } from './findings/account-facts'
import type { LastSeen } from './last-seen'
import { namedAddresses } from './named-addresses'

/** How we come to know a person, and when that was last true. */
export interface PersonSource {
  /** `access`: logged in through Access. `directory`: a company directory told Cloudflare (SCIM). `rules`: a rule names the address. */
  from: 'access' | 'directory' | 'rules'
  /** RFC 3339: the last login, the reading of the directory; absent for rules. */
  at?: string
}

/** Somebody we know of. */
export interface Person {
  /** In lower case; the one thing that tells people apart. */
  email: string
  name?: string
  sources: PersonSource[]
  /**
   * What is known of a visit of this person: always the email, and that a person shows no machine key; the rest as it
   * was told at the last login. A fact that is absent is one we lack, and rules that need it cannot be told.
   */
  request: AccessRequest
  /** RFC 3339: when those facts were told; absent = nothing but the email is known. */
  factsAt?: string
}

/** The people we know of. It is never everyone: who never came and is named nowhere is not in it. */
export interface Population {
  people: Person[]
  /** The sources that could not be read, each with a sentence that says why. */
  unread: { from: PersonSource['from']; message: string; permission?: string }[]
}

/** Somebody whom Access has seen (`/access/users`). */
export interface VisitorRow {
  email: string
  name?: string | undefined
  /** RFC 3339; absent = not told. */
  last_successful_login?: string | undefined
  /** What was asserted at the last login, where it was read: see `requestOfIdentity`. */
  last_seen?: LastSeen | undefined
}

/** Somebody whom a company directory told Cloudflare of (SCIM). */
export interface ColleagueRow {
  email: string
  name?: string | undefined
  /** RFC 3339: when the directory was read. */
  at?: string | undefined
}

interface Sources {
  visitors?: readonly VisitorRow[]
  colleagues?: readonly ColleagueRow[]
  facts: Pick<AccountFacts, 'policies' | 'groups' | 'apps' | 'lists'>
}

/**
 * Everybody we know of, by address: who logged in, who is in the directory, and whom rules, lists and approvals name.
 * A person of several sources is one, with the facts of the last login.
 */
export function populationOf({ visitors = [], colleagues = [], facts }: Sources): Person[] {
  const people = new Map<string, Person>()
  const add = (address: string, source: PersonSource, name?: string): Person => {
    const email = address.toLowerCase()
    const person = people.get(email) ?? personNamed(email)
    person.sources.push(source)
    if (name !== undefined && name !== '') person.name ??= name
    people.set(email, person)
    return person
  }
  for (const { email, name, last_successful_login: login, last_seen: seen } of visitors) {
    if (emailProblem(email)) continue
    const at = login ?? seen?.at
    const person = add(email, { from: 'access', ...(at !== undefined && { at }) }, name)
    const told = seen?.at ?? login
    if (!seen || (person.factsAt !== undefined && told !== undefined && person.factsAt > told)) continue
    person.request = { ...seen.request, ...ofAnyPerson(person.email) }
    if (told !== undefined) person.factsAt = told
  }
  for (const { email, name, at } of colleagues)
    if (!emailProblem(email)) add(email, { from: 'directory', ...(at !== undefined && { at }) }, name)
  for (const email of namedAddresses(facts)) add(email, { from: 'rules' })
  return [...people.values()]
}

/** Whom changes name and nothing did before: they may come only once the changes are made. `known`: addresses, in lower case. */
export function namedAnew(changes: readonly DraftChange[], known: ReadonlySet<string>): Person[] {
  const documents = changes.flatMap((change) => (change.action === 'delete' ? [] : [change.document]))
  return [...namedAddresses({ policies: [], groups: documents as AccountFacts['groups'], apps: [], lists: [] })]
    .filter((email) => !known.has(email))
    .map((email) => ({ ...personNamed(email), sources: [{ from: 'rules' }] }))
}

/** A person of whom nothing is known but the address: all else that rules ask for cannot be told. */
export const personNamed = (email: string): Person => ({
  email: email.toLowerCase(),
  sources: [],
  request: ofAnyPerson(email.toLowerCase()),
})

/** A machine key and the token of another application are shown by programs; a person comes with a browser. */
const ofAnyPerson = (email: string): AccessRequest => ({ email, service_token: null, linked_app: null })
