import { referencesOfRead } from '../used-by'
import type { Attribute, Claim } from '../claim'
import type { RuleLists } from '../evaluate'
import { readRule, type ReadRule } from '../rule'
import { ruleIdentity } from '../rule-identity'
import { isEmptySet, isWithin, joinAll, meet, minus, type ValueSet } from '../value-set'

/**
 * Visits described by what they must have: of each attribute named, one of these values; and each rule named by its
 * identity must hold. A region without either holds every visit.
 */
export interface Region {
  values: ReadonlyMap<Attribute, ValueSet>
  rules: ReadonlySet<string>
}

/** Visits that match for sure: all of them, those with one of these values, those for whom one of these rules holds. */
export interface Sure {
  anyone: boolean
  values: ReadonlyMap<Attribute, ValueSet>
  rules: ReadonlySet<string>
}

export interface ProofFacts {
  /** `null` = the account has no such group; `undefined` = not read. Nothing is proven of either. */
  group(this: void, id: string): RuleLists | null | undefined
  list(this: void, id: string): readonly string[] | undefined
}

export interface Prover {
  /** What one rule that is no group claims by itself. */
  claimOf(this: void, rule: unknown): Claim | undefined
  /** A text that two rules share when they say the same. */
  identityOf(this: void, rule: unknown): string
  /**
   * Regions that hold every visit which matches, and perhaps more. None at all proves that nobody can match. Where we
   * cannot tell (device checks, groups in a circle, rules that we do not know), a region claims nothing.
   */
  most(this: void, lists: RuleLists): readonly Region[]
  mostOfRule(this: void, rule: unknown): readonly Region[]
  /** Visits that match for sure; there may be more. */
  least(this: void, lists: RuleLists): Sure
  leastOfRule(this: void, rule: unknown): Sure
  /** Whether the group contains itself, or a group that does. */
  isLooped(this: void, groupId: string): boolean
}

/** What was found out about one rule, which is asked about many times. `null`: it claims nothing. */
interface Note {
  claim?: Claim | null
  identity?: string
  /** The rule itself, as regions and what is sure name it. */
  self?: ReadonlySet<string>
  /** What it claims, by its attribute. */
  values?: ReadonlyMap<Attribute, ValueSet>
  most?: readonly Region[]
  least?: Sure
}

/** Beyond so many regions they are taken together: less is proven, but nothing wrong. */
const MOST_REGIONS = 64

const ALL: Region = { values: new Map(), rules: new Set() }
const NOTHING_SURE: Sure = { anyone: false, values: new Map(), rules: new Set() }

/** The group a rule refers to, for rules that are judged as their content. */
export const groupOf = (read: ReadRule): string | undefined =>
  read.state === 'known' && read.selector.judged === 'content' ? referencesOfRead(read)[0]?.id : undefined

/** Proofs about who can match, over sets of values per attribute and through groups and lists. */
export function proverOf({ group, list }: ProofFacts): Prover {
  const most = remembered((id: string) => mostOf(group(id) ?? {}))
  const least = remembered((id: string) => leastOf(group(id) ?? {}))
  // Members that we do not know may widen a rule, as "subdomains too" would.
  const findClaim = (rule: unknown): Claim | undefined => {
    const known = readRule(rule)
    return known.state === 'known' && known.extra.length === 0
      ? known.selector.claim?.(known.value, { list })
      : undefined
  }
  const notes = new Map<unknown, Note>()
  const noteOf = (rule: unknown): Note => {
    const known = notes.get(rule)
    if (known) return known
    const note: Note = {}
    // What is no object may be equal to another rule and is not one.
    if (typeof rule === 'object' && rule !== null) notes.set(rule, note)
    return note
  }
  const claimOf = (rule: unknown) => {
    const note = noteOf(rule)
    if (note.claim === undefined) note.claim = findClaim(rule) ?? null
    return note.claim ?? undefined
  }
  const identityOf = (rule: unknown) => (noteOf(rule).identity ??= ruleIdentity(rule, readRule(rule)))
  const selfOf = (rule: unknown) => (noteOf(rule).self ??= new Set([identityOf(rule)]))
  const claimed = (rule: unknown, { attribute, values }: Exclude<Claim, 'anyone'>) =>
    (noteOf(rule).values ??= new Map([[attribute, values]]))
  const mostOfRule = (rule: unknown) => (noteOf(rule).most ??= findMost(rule))
  const leastOfRule = (rule: unknown) => (noteOf(rule).least ??= findLeast(rule))
  const mostOf = onceOf<RuleLists, readonly Region[]>(findMostOf)
  const leastOf = onceOf<RuleLists, Sure>(findLeastOf)
  const loops = new Map<string, boolean | 'open'>()

  function isLooped(id: string): boolean {
    const known = loops.get(id)
    if (known !== undefined) return known !== false
    loops.set(id, 'open')
    const looped = rulesIn(group(id) ?? {}).some((rule) => {
      const inner = groupOf(readRule(rule))
      return inner !== undefined && isLooped(inner)
    })
    loops.set(id, looped)
    return looped
  }

  function findMost(rule: unknown): readonly Region[] {
    const known = readRule(rule)
    if (known.state !== 'known' || known.problems.length > 0) return [ALL]
    const inner = groupOf(known)
    if (inner !== undefined && isLooped(inner)) return [ALL]
    const rules = selfOf(rule)
    if (inner !== undefined)
      return group(inner) ? most(inner).map((region) => also(region, rules)) : [{ ...ALL, rules }]
    const claim = claimOf(rule)
    if (claim === undefined || claim === 'anyone') return [{ ...ALL, rules }]
    return isEmptySet(claim.values) ? [] : [{ values: claimed(rule, claim), rules }]
  }

  function findLeast(rule: unknown): Sure {
    const known = readRule(rule)
    if (known.state !== 'known' || known.problems.length > 0) return NOTHING_SURE
    const rules = selfOf(rule)
    const inner = groupOf(known)
    if (inner !== undefined) {
      if (isLooped(inner)) return NOTHING_SURE
      const sure = group(inner) ? least(inner) : NOTHING_SURE
      return { ...sure, rules: new Set([...sure.rules, ...rules]) }
    }
    const claim = claimOf(rule)
    if (claim === 'anyone') return { ...NOTHING_SURE, anyone: true, rules }
    return { anyone: false, values: claim?.exact ? claimed(rule, claim) : NOTHING_SURE.values, rules }
  }

  function findMostOf(lists: RuleLists): readonly Region[] {
    let regions: readonly Region[] = includedBy(lists.include ?? [])
    for (const rule of lists.require ?? []) regions = both(regions, mostOfRule(rule))
    for (const rule of lists.exclude ?? []) {
      if (regions.length === 0) return regions
      regions = without(regions, leastOfRule(rule))
    }
    return regions
  }

  /** Rules that claim exactly one attribute are taken together first: a thousand addresses are one region. */
  function includedBy(include: readonly unknown[]): readonly Region[] {
    const exact = new Map<Attribute, Sets>()
    const regions: Region[] = []
    for (const rule of include) {
      const claim = include.length > 1 ? claimOf(rule) : undefined
      if (claim === undefined || claim === 'anyone' || !claim.exact) regions.push(...mostOfRule(rule))
      else if (!isEmptySet(claim.values)) collect(exact, claim.attribute, claim.values)
    }
    for (const [attribute, sets] of exact)
      regions.push({ values: new Map([[attribute, joinAll(sets)]]), rules: new Set() })
    return fewer(regions)
  }

  function findLeastOf(lists: RuleLists): Sure {
    const asksMore = (lists.require ?? []).some((rule) => !leastOfRule(rule).anyone)
    const excludes = (lists.exclude ?? []).some((rule) => mostOfRule(rule).length > 0)
    return asksMore || excludes ? NOTHING_SURE : anyOf((lists.include ?? []).map(leastOfRule))
  }

  return { most: mostOf, mostOfRule, least: leastOf, leastOfRule, isLooped, claimOf, identityOf }
}

/** What is in both of two unions of regions. */
export function both(some: readonly Region[], others: readonly Region[]): readonly Region[] {
  return fewer(some.flatMap((one) => others.flatMap((other) => overlap(one, other) ?? [])))
}

/** What two regions share; `undefined` = nothing. */
export function overlap(one: Region, other: Region): Region | undefined {
  const values = new Map(one.values)
  for (const [attribute, set] of other.values) {
    const before = values.get(attribute)
    const shared = before ? meet(before, set) : set
    if (isEmptySet(shared)) return undefined
    values.set(attribute, shared)
  }
  return { values, rules: new Set([...one.rules, ...other.rules]) }
}

/** The attribute of which two regions share no value. */
export function clash(one: Region, other: Region): Attribute | undefined {
  for (const [attribute, set] of other.values) {
    const before = one.values.get(attribute)
    if (before && isEmptySet(meet(before, set))) return attribute
  }
  return undefined
}

/** The regions without those visits that are sure to match. */
export function without(regions: readonly Region[], sure: Sure): readonly Region[] {
  if (sure.anyone) return []
  return regions.flatMap((region) => {
    if ([...sure.rules].some((rule) => region.rules.has(rule))) return []
    let values = region.values
    for (const [attribute, gone] of sure.values) {
      const before = region.values.get(attribute)
      const left = before && minus(before, gone)
      if (left && isEmptySet(left)) return []
      if (left) values = new Map([...values, [attribute, left]])
    }
    return [values === region.values ? region : { ...region, values }]
  })
}

/** Whether every visit of the region surely matches. */
export const isSure = (region: Region, sure: Sure): boolean =>
  sure.anyone ||
  [...region.rules].some((rule) => sure.rules.has(rule)) ||
  [...sure.values].some(([attribute, set]) => {
    const claimed = region.values.get(attribute)
    return claimed !== undefined && isWithin(claimed, set)
  })

const also = (region: Region, rules: ReadonlySet<string>): Region => ({
  ...region,
  rules: new Set([...region.rules, ...rules]),
})

/** Every region of a list that has grown too long, as one that holds them all. */
function fewer(regions: readonly Region[]): readonly Region[] {
  const [first, ...rest] = regions
  if (first === undefined || regions.length <= MOST_REGIONS) return regions
  const values = new Map<Attribute, ValueSet>()
  for (const [attribute, set] of first.values) {
    const sets = rest.map((region) => region.values.get(attribute))
    if (sets.every((one) => one !== undefined)) values.set(attribute, joinAll([set, ...sets]))
  }
  return [{ values, rules: new Set([...first.rules].filter((rule) => rest.every(({ rules }) => rules.has(rule)))) }]
}

function anyOf(sures: readonly Sure[]): Sure {
  const [first, ...others] = sures
  if (first === undefined || others.length === 0) return first ?? NOTHING_SURE
  const sets = new Map<Attribute, Sets>()
  const rules = new Set<string>()
  let anyone = false
  for (const sure of sures) {
    for (const [attribute, set] of sure.values) collect(sets, attribute, set)
    for (const rule of sure.rules) rules.add(rule)
    anyone ||= sure.anyone
  }
  const values = new Map<Attribute, ValueSet>()
  for (const [attribute, all] of sets) values.set(attribute, joinAll(all))
  return { anyone, values, rules }
}

type Sets = [ValueSet, ...ValueSet[]]

function collect(sets: Map<Attribute, Sets>, attribute: Attribute, set: ValueSet) {
  const before = sets.get(attribute)
  if (before) before.push(set)
  else sets.set(attribute, [set])
}

const rulesIn = ({ include, require, exclude }: RuleLists): unknown[] => [
  ...(include ?? []),
  ...(require ?? []),
  ...(exclude ?? []),
]

function remembered<Answer>(ask: (id: string) => Answer): (id: string) => Answer {
  const answers = new Map<string, Answer>()
  return (id) => {
    const known = answers.get(id)
    if (known !== undefined) return known
    const answer = ask(id)
    answers.set(id, answer)
    return answer
  }
}

/** Documents are asked about many times and do not change while a prover is in use. */
function onceOf<Asked extends object, Answer>(ask: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const answers = new Map<Asked, Answer>()
  return (asked) => {
    const known = answers.get(asked)
    if (known !== undefined) return known
    const answer = ask(asked)
    answers.set(asked, answer)
    return answer
  }
}
