import type { AccessRequest } from './access-request'
import type { Attribute } from './claim'
import { effectOf } from './decide'
import { explanationFor } from './effect-reason'
import type { MissingFact } from './explain'
import type { AccountFacts } from './findings/account-facts'
import { both, type Prover, type Region } from './findings/proof'
import { groupsNamedIn } from './groups-named'
import { judgeOf, type Judge, type JudgedApp } from './judge'
import { namesOf } from './account-names'
import { writeAddress } from './ip'
import { personNamed } from './population'
import { readRule } from './rule'
import { RULE_TYPES } from './rule-type'
import { domainOf, emailsSet, type ValueSet } from './value-set'
import { Visit } from './visit'

/** Who from outside some domains gets in at an application: addresses, or kinds of them such as "anyone at gmail.com". */
export interface Outsiders {
  surely: string[]
  /** Those of whom it cannot be told. */
  perhaps: string[]
  /** What would have to be known to tell of the first of them. */
  missing: MissingFact[]
}

/** Addresses that no rule tells apart, and one that stands for them. */
interface Kind {
  words: string
  address: string
  set: ValueSet
}

/** What programs show and no browser does. */
const OF_MACHINES: readonly Attribute[] = ['machine key', 'application token']

/**
 * Judges every address outside the domains that there can be. Rules tell addresses apart only by the addresses and
 * domains that they name, so one address of each kind answers for all of its kind; everything else about the visit is
 * left open, so that a "no" holds whatever it is.
 */
export function outsidersAt(appId: string, inside: ReadonlySet<string>, facts: AccountFacts): Outsiders {
  const judge = judgeOf(facts)
  const app = judge.app(appId)
  const found: Outsiders = { surely: [], perhaps: [], missing: [] }
  if (!app) return found
  for (const kind of kindsOutside(app, inside, judge)) {
    const { request } = personNamed(kind.address)
    const access = app.outcome(new Visit(request)).access
    if (access === 'denied') continue
    const regions = app.complete && access === 'unknown' ? regionsOf(app, kind, judge.prover) : undefined
    if (regions?.length === 0) continue
    const witness = regions?.some(
      (region) => app.outcome(new Visit({ ...request, ...factsIn(region, facts) })).access === 'granted',
    )
    if (access === 'granted' || witness === true) found.surely.push(kind.words)
    else {
      if (found.perhaps.length === 0)
        found.missing = explanationFor(facts, personNamed(kind.address), appId, namesOf(facts))?.missing ?? []
      found.perhaps.push(kind.words)
    }
  }
  return found
}

function kindsOutside(app: JudgedApp, inside: ReadonlySet<string>, judge: Judge): Kind[] {
  const emails = new Set<string>()
  const domains = new Set<string>()
  for (const rule of rulesReached(app, judge)) {
    // A member of the rule that we do not know is no reason to overlook the address that it names.
    const read = readRule(rule)
    const claim =
      read.state === 'known' && read.problems.length === 0 ? read.selector.claim?.(read.value, judge.lookup) : undefined
    if (claim === undefined || claim === 'anyone' || claim.values.of !== 'emails') continue
    for (const email of claim.values.emails) if (!inside.has(domainOf(email))) emails.add(email)
    for (const domain of claim.values.domains) if (!inside.has(domain)) domains.add(domain)
  }
  const unnamed = (domain: string) => {
    let address = `anyone@${domain}`
    while (emails.has(address)) address = `x${address}`
    return address
  }
  let elsewhere = 'elsewhere.invalid'
  while (domains.has(elsewhere) || inside.has(elsewhere)) elsewhere = `x.${elsewhere}`
  return [
    ...[...emails].map((email) => ({ words: email, address: email, set: emailsSet([email]) })),
    ...[...domains].map((domain) => {
      const address = unnamed(domain)
      return { words: `anyone at ${domain}`, address, set: emailsSet([address]) }
    }),
    { words: 'anyone at any other address', address: unnamed(elsewhere), set: emailsSet([unnamed(elsewhere)]) },
  ]
}

/** All rules of the application's policies and of the groups that they come to. */
function rulesReached({ policies }: JudgedApp, { lookup }: Judge): unknown[] {
  const seen = new Set<string>()
  const documents: object[] = [...policies]
  for (const document of documents)
    for (const id of groupsNamedIn(document).all) {
      const group = seen.has(id) ? undefined : lookup.group(id)
      seen.add(id)
      if (group) documents.push(group)
    }
  return documents.flatMap((document) =>
    RULE_TYPES.flatMap((ruleType) => (document as Record<string, unknown[]>)[ruleType] ?? []),
  )
}

/** All visits of people of this kind whom a policy may let in, as regions; none = nobody of this kind gets in. */
function regionsOf({ policies }: JudgedApp, { set }: Kind, prover: Prover): readonly Region[] {
  const ofKind: Region = { values: new Map([['email', set]]), rules: new Set() }
  return policies
    .filter((policy) => effectOf(policy) === 'granted')
    .flatMap((policy) => both(prover.most(policy), [ofKind]))
    .filter(({ values }) => !OF_MACHINES.some((attribute) => values.has(attribute)))
}

/** A visit of the region, as far as its values say. */
function factsIn({ values }: Region, { identity_providers: providers }: AccountFacts): AccessRequest {
  const nameOf = (attribute: Attribute) => {
    const set = values.get(attribute)
    return set?.of === 'names' ? [...set.names][0] : undefined
  }
  const facts: AccessRequest = {}
  const country = nameOf('country')
  const login = nameOf('login method')
  const certificate = nameOf('certificate')
  const networks = values.get('address')
  const [network] = networks?.of === 'networks' ? networks.networks : []
  const provider = providers?.find(({ id }) => id === login)
  if (country !== undefined) facts.country = country
  if (provider?.type !== undefined) facts.identity_provider = { id: provider.id, type: provider.type }
  if (certificate !== undefined) facts.certificate = { common_name: certificate }
  if (network) facts.ip = writeAddress(network)
  return facts
}
