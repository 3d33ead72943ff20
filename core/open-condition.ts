import type { AccessLookup } from './access-request'
import { ALWAYS, NEVER, TooTangled, type Condition, type Conditions } from './conditions'
import { effectOf } from './decide'
import { decisionWords } from './decision'
import type { AccessDocument } from './document-kind'
import type { Compiler, RuleLists } from './evaluate'
import { groupNamed } from './groups-named'
import type { JudgedApp } from './judge'
import { readRule } from './rule'
import { ruleIdentity } from './rule-identity'
import type { Selector } from './selector'
import type { Verdict } from './verdict'
import type { Visit } from './visit'

/** On what the answers of one account depend that cannot be told. All that is asked may throw `TooTangled`. */
export interface OpenConditions {
  /** When a visit falls under a policy or group. `login`: it is judged after a login. */
  document(this: void, document: AccessDocument, visit: Visit, login: boolean): Condition
  /** When a visit falls under a rule group. The visit is the one that the rule sees. */
  group(this: void, id: string, visit: Visit, login: boolean): Condition
  /** When a visit gets in. */
  app(this: void, app: JudgedApp, visit: Visit): Condition
}

interface Account {
  lookup: AccessLookup
  compiler: Compiler
  listsOf: (document: AccessDocument) => RuleLists
  /** Whether a group contains itself, or a group that does. */
  isLooped: (id: string) => boolean
  conditions: Conditions
  /** The account that this one differs from, and what is the same in both. */
  base?: {
    open: OpenConditions
    isSame: (document: AccessDocument) => boolean
    isSamePolicy: (id: string) => boolean
    isSameGroup: (id: string) => boolean
  }
}

/** A circle in which more groups than this are entered for one visit is not followed to its end. */
const MOST_ENTERED = 2_000

/** The condition that a visit falls under something. */
type Block = (visit: Visit, login: boolean) => Condition

/** Rules of which one must hold, judged together while that can be told. */
interface Batch {
  tell: (visit: Visit) => Verdict
  each: readonly Block[]
}

/**
 * The conditions of one account. Two accounts whose conditions for a visit are one number give that visit the same
 * answer, whatever the facts are that we lack: a rule that holds in one account holds in the other.
 */
export function openConditionsOf({ lookup, compiler, listsOf, isLooped, conditions, base }: Account): OpenConditions {
  const compiled = new Map<object, { block: Block; once: Block }>()
  // The groups of circles that are being asked, the innermost last.
  const entered = new Set<string>()
  let entries = 0

  function listsBlock(lists: RuleLists): { block: Block; once: Block } {
    const known = compiled.get(lists)
    if (known) return known
    const include = anyOf(lists.include ?? [])
    const required = (lists.require ?? []).map((rule) => anyOf([rule]))
    const exclude = anyOf(lists.exclude ?? [])
    const block: Block = (visit, login) => {
      let all = include(visit, login)
      for (const one of required) if (all !== NEVER) all = conditions.and(all, one(visit, login))
      return all === NEVER ? all : conditions.and(all, conditions.not(exclude(visit, login)))
    }
    const made = { block, once: askedOnce(conditions, block) }
    compiled.set(lists, made)
    return made
  }

  function anyOf(rules: readonly unknown[]): Block {
    const batches = batchesOf(rules)
    return (visit, login) => {
      let any: Condition = NEVER
      for (const { tell, each } of batches) {
        const verdict = tell(visit)
        if (verdict === 'match') return ALWAYS
        if (verdict === 'unknown') for (const one of each) any = conditions.or(any, one(visit, login))
        if (any === ALWAYS) return any
      }
      return any
    }
  }

  function batchesOf(rules: readonly unknown[]): Batch[] {
    const bySelector = new Map<Selector | undefined, unknown[]>()
    for (const rule of rules) {
      const reading = readRule(rule)
      const selector = reading.state === 'known' && reading.problems.length === 0 ? reading.selector : undefined
      const same = bySelector.get(selector)
      if (same) same.push(rule)
      else bySelector.set(selector, [rule])
    }
    return [...bySelector].map(([selector, same]) => ({
      tell: compiler.policy({ include: same }),
      each: same.map((rule) => single(rule, selector)),
    }))
  }

  function single(rule: unknown, selector: Selector | undefined): Block {
    const inner = groupNamed(rule)
    if (inner !== undefined) return (visit, login) => group(inner, visit, login)
    const name = ruleIdentity(rule, readRule(rule))
    // A rule about people where nobody logs in is another question than the same rule after a login.
    const isAboutPeople = selector === undefined || selector.identityBased !== false
    const check = compiler.rule(rule)
    return (visit, login) => {
      const verdict = check(visit)
      if (verdict === 'unknown') return conditions.fact(isAboutPeople && !login ? `without a login ${name}` : name)
      return verdict === 'match' ? ALWAYS : NEVER
    }
  }

  function group(id: string, visit: Visit, login: boolean): Condition {
    if (base?.isSameGroup(id)) return base.open.group(id, visit, login)
    const found = lookup.group(id)
    if (!found) return found === null ? NEVER : conditions.fact(`group ${id}`)
    const { block, once } = listsBlock(found)
    if (!isLooped(id)) return once(visit, login)
    // Met again inside itself, a group adds nothing there; what it means depends on where the circle was entered.
    if (entered.has(id)) return NEVER
    if (entered.size === 0) entries = 0
    entries += 1
    if (entries > MOST_ENTERED) throw new TooTangled('These groups name one another in too many ways.')
    entered.add(id)
    try {
      return block(visit, login)
    } finally {
      entered.delete(id)
    }
  }

  function document(one: AccessDocument, visit: Visit, login: boolean): Condition {
    if (base?.isSame(one)) return base.open.document(one, visit, login)
    return listsBlock(listsOf(one)).once(login ? visit : visit.withoutLogin, login)
  }

  /** What is asked of a policy that cannot be judged: another question where the policy, or a group in it, is another. */
  const ofPolicy = (id: string) => (base && !base.isSamePolicy(id) ? `changed ${id}` : id)

  return {
    document,
    group,
    app: ({ app, policies, offered }, anywhere) => {
      const visit = anywhere.at(offered)
      const known = new Map(policies.map((policy) => [policy.id, policy]))
      const asks = ({ id }: { id: string }) => {
        const policy = known.get(id)
        return policy === undefined || decisionWords[policy.decision].asksForLogin
      }
      const first = app.policies.filter((held) => !asks(held))
      let getsIn: Condition = NEVER
      for (const { id } of [...first, ...app.policies.filter(asks)].toReversed()) {
        const policy = known.get(id)
        const applies = policy
          ? document(policy.document, visit, decisionWords[policy.decision].asksForLogin)
          : conditions.fact(`${ofPolicy(id)} applies`)
        const effect = policy
          ? effectOf(policy) === 'granted'
            ? ALWAYS
            : NEVER
          : conditions.fact(`${ofPolicy(id)} lets in`)
        getsIn = conditions.choose(applies, effect, getsIn)
      }
      // A policy that cannot be judged may ask for no login: then it comes first, and lets in.
      for (const { id } of app.policies)
        if (!known.has(id)) getsIn = conditions.or(getsIn, conditions.fact(`${ofPolicy(id)} lets in without a login`))
      return getsIn
    },
  }
}

/** Several policies and several applications ask about one visit: it is answered from memory. */
function askedOnce(conditions: Conditions, block: Block): Block {
  let last: { visit: Visit; generation: number; condition: Condition } | undefined
  return (visit, login) => {
    if (last?.visit === visit && last.generation === conditions.generation) return last.condition
    const condition = block(visit, login)
    last = { visit, generation: conditions.generation, condition }
    return condition
  }
}
