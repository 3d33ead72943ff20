import { ALWAYS, NEVER, TooTangled, type Condition, type Conditions } from './conditions'
import { decisionWords } from './decision'
import { effectOf } from './decide'
import type { RuleLists } from './evaluate'
import { groupNamed } from './groups-named'
import type { Judge, JudgedApp } from './judge'
import { readRule } from './rule'
import { ruleIdentity } from './rule-identity'
import type { Selector } from './selector'
import type { Visit } from './visit'

/** On what the answers of one account depend that cannot be told, as conditions that two accounts share. */
export interface OpenConditions {
  /** When a visit falls under these rules. `login`: they are judged after a login. */
  lists(this: void, lists: RuleLists, visit: Visit, login: boolean): Condition
  /** When a visit gets in. */
  app(this: void, app: JudgedApp, visit: Visit): Condition
}

/** Rules of which one must hold, judged together while that can be told. */
interface Batch {
  tell: (visit: Visit) => 'match' | 'no-match' | 'unknown'
  each: readonly ((visit: Visit, login: boolean) => Condition)[]
}

type Block = (visit: Visit, login: boolean) => Condition

/**
 * The conditions of one account. Two accounts whose conditions for a visit are one number give that visit the same
 * answer, whatever the facts are that we lack: the same rule holds or does not hold in both.
 * All that is asked may throw `TooTangled`.
 */
export function openConditionsOf({ compiler, lookup }: Judge, conditions: Conditions): OpenConditions {
  const compiled = new Map<object, Block>()
  const groups = new Map<string, { visit: Visit; condition: Condition }>()
  const groupLists = new Map<string, RuleLists>()
  const open = new Set<string>()

  function listsBlock(lists: RuleLists): Block {
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
    compiled.set(lists, block)
    return block
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
      const read = readRule(rule)
      const selector = read.state === 'known' && read.problems.length === 0 ? read.selector : undefined
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
    const depends = selector === undefined || selector.identityBased !== false
    const check = compiler.rule(rule)
    return (visit, login) => {
      const verdict = check(visit)
      if (verdict === 'unknown') return conditions.fact(depends && !login ? `without a login ${name}` : name)
      return verdict === 'match' ? ALWAYS : NEVER
    }
  }

  /** Asked by several rules about one visit, a group answers from memory. */
  function group(id: string, visit: Visit, login: boolean): Condition {
    const before = groups.get(id)
    if (before?.visit === visit) return before.condition
    const found = lookup.group(id)
    if (!found) return found === null ? NEVER : conditions.fact(`group ${id}`)
    if (open.has(id)) throw new TooTangled('A group is inside itself.')
    open.add(id)
    try {
      const condition = listsBlock(rulesOfGroup(id, found))(visit, login)
      groups.set(id, { visit, condition })
      return condition
    } finally {
      open.delete(id)
    }
  }

  /** The lookup may give a new object each time; what was compiled is kept by the first. */
  function rulesOfGroup(id: string, found: RuleLists): RuleLists {
    const known = groupLists.get(id) ?? found
    groupLists.set(id, known)
    return known
  }

  return {
    lists: (lists, visit, login) => listsBlock(lists)(login ? visit : visit.withoutLogin, login),
    app: ({ app, policies }, visit) => {
      const known = new Map(policies.map((policy) => [policy.id, policy]))
      const asks = ({ id }: { id: string }) => {
        const policy = known.get(id)
        return policy === undefined || decisionWords[policy.decision].asksForLogin
      }
      const without = app.policies.filter((held) => !asks(held))
      let getsIn: Condition = NEVER
      for (const { id } of [...without, ...app.policies.filter(asks)].toReversed()) {
        const policy = known.get(id)
        const login = policy !== undefined && decisionWords[policy.decision].asksForLogin
        const applies = policy
          ? listsBlock(policy)(login ? visit : visit.withoutLogin, login)
          : conditions.fact(`${id} applies`)
        const effect = policy ? (effectOf(policy) === 'granted' ? ALWAYS : NEVER) : conditions.fact(`${id} lets in`)
        getsIn = conditions.choose(applies, effect, getsIn)
      }
      // A policy that could not be read may ask for no login: then it comes first, and lets in.
      for (const { id } of app.policies)
        if (!known.has(id)) getsIn = conditions.or(getsIn, conditions.fact(`${id} lets in without a login`))
      return getsIn
    },
  }
}
