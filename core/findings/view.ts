import type { PickerRow } from '../account-data'
import { anyOfWordsIn } from '../any-of-words'
import { countryWords } from '../countries'
import { isDecision, type Decision } from '../decision'
import type { GroupDocument, PolicyDocument } from '../documents'
import type { RuleLists } from '../evaluate'
import { inOrderTried } from '../decide'
import { textOf } from '../phrase'
import { referenceNouns, type NameLookup, type Reference, type ReferenceKind } from '../reference'
import { rulesOf } from '../rule-lists'
import { RULE_TYPES } from '../rule-type'
import { ruleWords } from '../rule-words'
import { referenceKey, referencesOfRule } from '../used-by'
import { foundInZones } from '../zone-groups'
import type { AccountFacts, AppFacts } from './account-facts'
import type { SubjectRule } from './check'
import { inferredDomains } from './company-domains'
import { proverOf, type Prover } from './proof'

/** A policy as an application holds it; a reusable one that no list has is left out. */
export interface HeldPolicy {
  id: string
  reusable: boolean
  precedence: number | undefined
  decision: Decision
  document: PolicyDocument
  lists: Required<RuleLists>
}

/** An application with its policies, whole, in its own order. */
export interface AppView {
  app: AppFacts
  policies: readonly HeldPolicy[]
  /** The same in the order in which Cloudflare tries them. */
  tried: readonly HeldPolicy[]
  /** All policies that it lists are known. */
  complete: boolean
  isSensitive: boolean
}

/** The account as findings ask about it: everything indexed, each proof made once. */
export interface View extends Prover {
  facts: AccountFacts
  apps: readonly AppView[]
  appsOf(this: void, policyId: string): readonly AppView[]
  group(this: void, id: string): GroupDocument | null
  /** The rule lists of a document, the same object each time. */
  listsOf(this: void, document: object): Required<RuleLists>
  /** `null` = the account has none; `undefined` = that kind could not be read, or it is no thing of the account's own. */
  row(this: void, reference: Reference): PickerRow | null | undefined
  nameOf: NameLookup
  /** How many policies and groups point to it. */
  usesOf(this: void, reference: Reference): number
  /** What was found out about groups, by their id: see `leavesOf`. */
  leaves: Map<string, readonly SubjectRule[]>
  /** The company's own email domains: those that an owner set, else those that can be found out. */
  companyDomains(this: void): readonly string[]
  /** A rule in words, as after "Let in" and as after "they". */
  who(this: void, rule: unknown): string
  they(this: void, rule: unknown): string
}

/**
 * Prepares an account for its checks. The documents must not be changed while the answer is in use.
 * @param base of the same account, before a document was changed or more became known: whose company it is stays
 */
export function viewOf(facts: AccountFacts, base?: View): View {
  const kinds: Partial<Record<ReferenceKind, readonly PickerRow[] | undefined>> = {
    groups: facts.groups,
    email_lists: facts.lists,
    ip_lists: facts.lists,
    identity_providers: facts.identity_providers,
    service_tokens: facts.service_tokens,
    posture_checks: facts.posture_checks,
    apps: facts.apps,
  }
  const rows = new Map(
    Object.entries(kinds).map(([kind, all]) => [
      kind as ReferenceKind,
      all && new Map(all.map((one) => [one.id, one])),
    ]),
  )
  const row = ({ kind, id }: Reference) => {
    const known = rows.get(kind)
    return known && (known.get(id) ?? (kind === 'groups' && mayBeInZone(id) ? undefined : null))
  }
  const mayBeInZone = (id: string) => facts.zone_groups && foundInZones(facts.zone_groups, id).state !== 'missing'
  const nameOf: NameLookup = (reference) => {
    const found = row(reference)
    if (found) return { state: 'named', name: found.name }
    if (found === null) return { state: 'missing' }
    const inZones = reference.kind === 'groups' && facts.zone_groups
    return inZones ? foundInZones(inZones, reference.id) : { state: 'unread' }
  }
  const items = new Map((facts.lists ?? []).map((list) => [list.id, list.items]))
  const groups = new Map(facts.groups.map((group) => [group.id, group]))
  const group = (id: string) => groups.get(id) ?? null
  const lists = new Map<object, Required<RuleLists>>()
  const listsOf = (document: object) => {
    const known = lists.get(document) ?? readLists(document)
    lists.set(document, known)
    return known
  }
  const groupLists = (id: string) => {
    const found = groups.get(id)
    return found ? listsOf(found) : null
  }
  const policies = new Map(facts.policies.map((policy) => [policy.id, policy]))
  const apps = facts.apps.map((app) => appView(app, policies, facts.sensitive_apps, listsOf))
  const holders = new Map<string, AppView[]>()
  for (const app of apps)
    for (const { id } of app.policies) {
      const others = holders.get(id)
      if (others) others.push(app)
      else holders.set(id, [app])
    }
  let uses: ReadonlyMap<string, number> | undefined
  const countUses = () => usesIn([...facts.policies, ...facts.groups, ...apps.flatMap(ownPolicies)].map(listsOf))
  const context = { nameOf, anyOf: anyOfWordsIn(facts.groups) }
  const prover = proverOf({ group: groupLists, list: (id) => items.get(id) })
  const set = facts.company_domains ?? []
  let domains = set.length > 0 ? set : facts.company
  return {
    ...prover,
    facts,
    // A draft does not change whose company it is.
    companyDomains:
      base && sameCompany(base.facts, facts)
        ? base.companyDomains
        : () => (domains ??= inferredDomains(facts, prover.claimOf)),
    apps,
    appsOf: (id) => holders.get(id) ?? [],
    group,
    leaves: new Map(),
    listsOf,
    row,
    nameOf,
    usesOf: (reference) => (uses ??= countUses()).get(referenceKey(reference)) ?? 0,
    who: (rule) => textOf(ruleWords(rule, context).who),
    they: (rule) => textOf(ruleWords(rule, context).they),
  }
}

const sameCompany = (one: AccountFacts, other: AccountFacts) =>
  one.company_domains === other.company_domains && one.company === other.company && one.population === other.population

const ownPolicies = ({ policies }: AppView) =>
  policies.filter(({ reusable }) => !reusable).map(({ document }) => document)

/** How many of some documents point to each thing, by `referenceKey`. */
function usesIn(all: readonly Required<RuleLists>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const lists of all) {
    const keys = new Set<string>()
    for (const ruleType of RULE_TYPES)
      for (const rule of lists[ruleType] ?? [])
        for (const reference of referencesOfRule(rule)) keys.add(referenceKey(reference))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const readLists = (document: object): Required<RuleLists> => ({
  include: rulesOf(document, 'include'),
  require: rulesOf(document, 'require'),
  exclude: rulesOf(document, 'exclude'),
})

function appView(
  app: AppFacts,
  policies: ReadonlyMap<string, PolicyDocument>,
  sensitive: ReadonlySet<string> | undefined,
  listsOf: View['listsOf'],
): AppView {
  const held = app.policies.flatMap(({ id, precedence, document }): HeldPolicy[] => {
    const whole = document ?? policies.get(id)
    return whole && isDecision(whole.decision)
      ? [
          {
            id,
            reusable: document === undefined,
            precedence,
            decision: whole.decision,
            document: whole,
            lists: listsOf(whole),
          },
        ]
      : []
  })
  return {
    app,
    policies: held,
    tried: inOrderTried(held),
    complete: held.length === app.policies.length,
    isSensitive: sensitive?.has(app.id) ?? false,
  }
}

/** The name of a thing for a sentence: "Staff", or that it is gone or could not be read. */
export function nameIn(view: View, reference: Reference): string {
  const found = view.nameOf(reference)
  const { one } = referenceNouns[reference.kind]
  if (found.state === 'named') return found.name
  return found.state === 'missing' ? `a ${one} that no longer exists` : `a ${one} whose name we could not read`
}

/** The names of several things as one: "Ana, Bo and 3 more". */
export function several(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most)
  const left = names.length - shown.length
  if (left > 0) return `${shown.join(', ')} and ${left} more`
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}

export const countries = (codes: Iterable<string>) => several([...codes].map((code) => countryWords(code) ?? code))
