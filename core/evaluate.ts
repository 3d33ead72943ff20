import type { AccessLookup, AccessRequest } from './access-request'
import { groupWalk } from './group-walk'
import { readRule } from './rule'
import type { Selector } from './selector'
import { visitSets } from './text-sets'
import type { Verdict } from './verdict'
import { allOf, anyOf, cannotTell, nobody, Visit, type Check } from './visit'

/** The three rule lists of a policy or a rule group; one that is absent is empty. */
export interface RuleLists {
  include?: readonly unknown[] | null
  require?: readonly unknown[] | null
  exclude?: readonly unknown[] | null
}

/** Reads rules and policies once, so that any number of visits can be judged by them; groups are shared by all. */
export interface Compiler {
  /** As `evaluateRule`. */
  rule: (rule: unknown) => Check
  /** As `evaluatePolicy`. */
  policy: (policy: RuleLists) => Check
  /** Whether a visit falls under a rule group. */
  group: (id: string) => Check
}

/** What a compiler can take over instead of finding it out anew. */
interface Given {
  /** The check of a group that is as it was; `undefined` = it must be compiled. It must hold for all groups inside it too. */
  group?: (id: string) => Check | undefined
}

/**
 * A compiler for the rules of one account. Lists and groups are read when a rule that names them is compiled, and not
 * again: after one of them changed, take a new compiler.
 */
export function compilerFor(lookup: AccessLookup, { group: known }: Given = {}): Compiler {
  const sets = visitSets()
  const group = groupWalk<Check>(lookup, {
    group: (_id, lists, inner) => askedOnce(judgeLists(lists, inner)),
    ring: judgeRing,
    loop: () => nobody,
    tangled: () => cannotTell,
    missing: () => nobody,
    unread: () => cannotTell,
    known,
  })

  /**
   * The groups of a steady ring start empty and are judged by one another until nothing changes. That comes to the same
   * as following every way through the ring, of which there may be more than anybody can follow: whoever is in a group
   * is in it by a way that meets no group twice.
   */
  function judgeRing(members: ReadonlyMap<string, RuleLists>, outside: (id: string) => Check): Map<string, Check> {
    const verdicts = new Map<string, Verdict>()
    const inner = (id: string): Check => (members.has(id) ? () => verdicts.get(id) ?? 'no-match' : outside(id))
    const checks = [...members].map(([id, lists]) => ({ id, check: judgeLists(lists, inner) }))
    let last: Visit | undefined
    const settle = (visit: Visit) => {
      verdicts.clear()
      for (let changed = true; changed;) {
        changed = false
        for (const { id, check } of checks) {
          const verdict = check(visit)
          if (verdict === (verdicts.get(id) ?? 'no-match')) continue
          verdicts.set(id, verdict)
          changed = true
        }
      }
      last = visit
    }
    const ask =
      (id: string): Check =>
      (visit) => {
        if (visit !== last) settle(visit)
        return verdicts.get(id) ?? 'no-match'
      }
    return new Map(checks.map(({ id }) => [id, ask(id)]))
  }

  function judgeLists(lists: RuleLists, groups: (id: string) => Check): Check {
    const include = anyOf(oneOrMore(lists.include ?? [], groups))
    const required = allOf((lists.require ?? []).flatMap((rule) => oneOrMore([rule], groups)))
    const exclude = anyOf(oneOrMore(lists.exclude ?? [], groups))
    return (visit) => {
      const included = include(visit)
      if (included === 'no-match') return 'no-match'
      const excluded = exclude(visit)
      if (excluded === 'match') return 'no-match'
      const met = required(visit)
      if (met === 'no-match') return 'no-match'
      return included === 'match' && met === 'match' && excluded === 'no-match' ? 'match' : 'unknown'
    }
  }

  /** Checks of which one must match for one of the rules to match: those of one selector are one check if it can. */
  function oneOrMore(rules: readonly unknown[], groups: (id: string) => Check): Check[] {
    const checks: Check[] = []
    const values = new Map<Selector, Record<string, unknown>[]>()
    const same = (selector: Selector) => {
      const list = values.get(selector) ?? []
      values.set(selector, list)
      return list
    }
    for (const rule of rules) {
      const reading = readRule(rule)
      if (reading.state !== 'known' || reading.problems.length > 0) checks.push(cannotTell)
      else same(reading.selector).push(reading.value)
    }
    for (const [selector, list] of values) {
      if (selector.compile) checks.push(selector.compile(list, lookup, groups, sets))
      else for (const value of list) checks.push(oneByOne(selector, value, groups))
    }
    return checks
  }

  const oneByOne =
    (selector: Selector, value: Record<string, unknown>, groups: (id: string) => Check): Check =>
    (visit) =>
      selector.evaluate(value, visit.request, lookup, (id) => groups(id)(visit))

  return {
    rule: (rule) => anyOf(oneOrMore([rule], group)),
    policy: (policy) => judgeLists(policy, group),
    group,
  }
}

/**
 * Whether visits fall under a policy or a rule group: they must match at least one include rule, every require rule
 * and no exclude rule. An empty include list matches nobody. The answer is `unknown` only when a fact that is missing
 * could still change it, or when a rule stands there that we do not know or that is not filled in rightly: what
 * Cloudflare makes of it we cannot tell.
 *
 * Rule groups are judged by the same sentence, as deep as they go. A group met again inside itself adds nothing there,
 * as no source says what Cloudflare does with such a loop; where a great many groups leave one another out in a circle,
 * we cannot tell.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#rule-types
 */
export const compilePolicy = (policy: RuleLists, lookup: AccessLookup): Check => compilerFor(lookup).policy(policy)

/** `compilePolicy` for one request. */
export const evaluatePolicy = (policy: RuleLists, request: AccessRequest, lookup: AccessLookup): Verdict =>
  compilePolicy(policy, lookup)(new Visit(request))

/** Whether a request falls under one rule. */
export const evaluateRule = (rule: unknown, request: AccessRequest, lookup: AccessLookup): Verdict =>
  compilerFor(lookup).rule(rule)(new Visit(request))

/** Several policies, and several paths inside one, ask a group about the same visit: it answers from memory. */
function askedOnce(check: Check): Check {
  let last: Visit | undefined
  let answer: Verdict = 'unknown'
  return (visit) => {
    if (visit !== last) {
      answer = check(visit)
      last = visit
    }
    return answer
  }
}
