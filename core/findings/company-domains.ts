import { publicMailDoubt } from '../domain'
import { judgeOf } from '../judge'
import type { Population } from '../population'
import { rulesOf } from '../rule-lists'
import { RULE_TYPES } from '../rule-type'
import { domainOf } from '../value-set'
import type { AccountFacts } from './account-facts'
import type { Prover } from './proof'

/** A domain is the company's when so much of its directory has an address there. */
const DIRECTORY_SHARE = 0.2

/** Of fewer people or documents than these nothing is concluded. */
const LEAST = 3

const known = new WeakMap<AccountFacts, AccountFacts>()

/**
 * The account with whose company it is, as the directory among these people and the rules tell it. No change that is
 * made of it changes that: a draft is judged for the same company as before it. The same object while the answer is.
 */
export function withCompany(facts: AccountFacts, { people }: Pick<Population, 'people'>): AccountFacts {
  if (facts.company_domains !== undefined && facts.company_domains.length > 0) return facts
  const population = { people, unread: [] }
  const company = inferredDomains({ ...facts, population }, judgeOf(facts).prover.claimOf)
  const before = known.get(facts)
  if (before?.company?.join(' ') === company.join(' ')) return before
  const made = { ...facts, company }
  known.set(facts, made)
  return made
}

/**
 * The company's own email domains as far as they can be found out: those of its directory, else the one that more than
 * half of the policies and groups name that name any. Public mail services are nobody's. Empty = it cannot be told.
 */
export function inferredDomains(
  facts: Pick<AccountFacts, 'policies' | 'groups' | 'population' | 'public_mail'>,
  claimOf: Prover['claimOf'],
): readonly string[] {
  const more = new Set(facts.public_mail?.map((domain) => domain.toLowerCase()))
  const isPublic = (domain: string) => more.has(domain) || publicMailDoubt(domain) !== undefined
  return ofDirectory(facts.population, isPublic) ?? ofRules(facts, claimOf, isPublic)
}

function ofDirectory(population: AccountFacts['population'], isPublic: (domain: string) => boolean) {
  const colleagues = population?.people.filter(({ sources }) => sources.some(({ from }) => from === 'directory')) ?? []
  if (colleagues.length < LEAST) return undefined
  const counts = countedBy(colleagues.map(({ email }) => [domainOf(email)]))
  const own = [...counts].filter(([domain, count]) => count >= colleagues.length * DIRECTORY_SHARE && !isPublic(domain))
  return own.length === 0 ? undefined : own.map(([domain]) => domain)
}

function ofRules(
  { policies, groups }: Pick<AccountFacts, 'policies' | 'groups'>,
  claimOf: Prover['claimOf'],
  isPublic: (domain: string) => boolean,
): readonly string[] {
  const named = [...policies.filter(({ decision }) => decision !== 'deny'), ...groups]
    .map((document) =>
      RULE_TYPES.filter((ruleType) => ruleType !== 'exclude').flatMap((ruleType) =>
        rulesOf(document, ruleType).flatMap((rule) => {
          const claim = claimOf(rule)
          if (claim === undefined || claim === 'anyone' || claim.values.of !== 'emails') return []
          return [...claim.values.domains, ...[...claim.values.emails].map(domainOf)]
        }),
      ),
    )
    .map((domains) => [...new Set(domains)].filter((domain) => domain !== '' && !isPublic(domain)))
    .filter((domains) => domains.length > 0)
  const [[domain, count] = ['', 0]] = [...countedBy(named)].toSorted(([, a], [, b]) => b - a)
  return named.length >= LEAST && count > named.length / 2 ? [domain] : []
}

/** In how many of some lists each text stands. */
function countedBy(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of lists.flat()) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
