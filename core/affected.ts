import { decisionWords, knownDecision } from './decision'
import type { AccessDocument } from './document-kind'
import type { DraftChange } from './draft-change'
import type { Sides } from './draft-sides'
import { compilerFor, type Compiler } from './evaluate'
import { groupNamed } from './groups-named'
import type { Judge } from './judge'
import { RULE_TYPES, type RuleType } from './rule-type'
import type { Check, Visit } from './visit'

/** Whether a visit may be judged differently by any of the changes. "No" is certain, whatever the facts are that we lack. */
export function affectedBy(changes: readonly DraftChange[], sides: Sides): (visit: Visit) => boolean {
  const scratch = scratchFor(sides)
  const touched = changes.map((change) => touchedBy(change, sides, scratch))
  return (visit) => touched.some((touches) => touches(visit))
}

interface Scratch {
  before: Compiler
  after: Compiler
}

/** The live account's own compiler keeps all that it ever compiled, so the rules of a draft get one of their own. */
const scratchFor = ({ before, after }: Sides): Scratch => ({
  before: compilerFor(before.lookup, { group: (id) => before.compiler.group(id) }),
  after: after.compiler,
})

function touchedBy({ kind, id }: DraftChange, sides: Sides, scratch: Scratch): (visit: Visit) => boolean {
  const [before, after] = [find(sides.before, kind, id), find(sides.after, kind, id)]
  const [was, is] = [before && sides.before.check(before), after && sides.after.check(after)]
  const answer = (check: Check | undefined, visit: Visit) => check?.(visit) ?? 'no-match'
  const [loginsBefore, loginsAfter] = [loginsOf(before), loginsOf(after)]
  const seen = (visit: Visit, login: boolean) => (login ? visit : visit.withoutLogin)
  if (kind === 'policies') {
    const decides = before?.['decision'] === after?.['decision']
    const rulesTouch = rulesTouched(before, after, sides, scratch)
    return (visit) => {
      if (decides && !loginsBefore.some((login) => rulesTouch(seen(visit, login)))) return false
      return loginsBefore.some((login) => {
        const one = answer(was, seen(visit, login))
        if (one === 'unknown' || (!decides && one !== 'no-match')) return true
        return loginsAfter.some((later) => answer(is, seen(visit, later)) !== one)
      })
    }
  }
  const inCircle = [sides.before, sides.after].some(({ prover }) => prover.isLooped(id))
  const rulesTouch = rulesTouched(before, after, sides, scratch)
  const touches = (visit: Visit) => {
    if (!rulesTouch(visit)) return false
    // In a circle a group means something else where it is met inside itself.
    const [one, other] = [answer(was, visit), answer(is, visit)]
    return inCircle || one !== other || one === 'unknown'
  }
  return reachesNoLogin(sides) ? (visit) => touches(visit) || touches(visit.withoutLogin) : touches
}

/** Whether a policy is judged after a login; where we do not know its action, it may be either. */
function loginsOf(policy: AccessDocument | undefined): readonly boolean[] {
  const decision = knownDecision(policy?.['decision'])
  if (policy === undefined) return [true]
  return decision === undefined ? [true, false] : [decisionWords[decision].asksForLogin]
}

const find = ({ facts }: Judge, kind: DraftChange['kind'], id: string): AccessDocument | undefined =>
  facts[kind].find((one) => one.id === id) ??
  (kind === 'policies'
    ? facts.apps
        .flatMap(({ policies }) => policies.flatMap(({ document }) => document ?? []))
        .find((one) => one.id === id)
    : undefined)

/** Whether the changes reach a policy that is judged before anybody logs in, or one of which we do not know when. */
const reachesNoLogin = ({ before, after, reach }: Sides) =>
  [before, after].some(({ app }) =>
    reach.apps.some((id) => {
      const found = app(id)
      if (!found) return false
      const judged = new Map(found.policies.map(({ id: policy, decision }) => [policy, decisionWords[decision]]))
      return found.app.policies.some(
        (policy) => reach.policies.has(policy.id) && judged.get(policy.id)?.asksForLogin !== true,
      )
    }),
  )

/**
 * Whether one of the rules that were added or taken away may have a say for a visit: a rule of which one of several
 * must hold has none when it does not match, one that must hold has none when it does.
 */
function rulesTouched(
  before: AccessDocument | undefined,
  after: AccessDocument | undefined,
  sides: Sides,
  scratch: Scratch,
): (visit: Visit) => boolean {
  const anyOf: Check[] = []
  const allOf: Check[] = []
  for (const ruleType of RULE_TYPES) {
    const [gone, added] = difference(before, after, ruleType, sides)
    if ([...gone, ...added].some((rule) => isCircular(rule, sides))) return () => true
    if (ruleType === 'require') {
      allOf.push(...gone.map((rule) => scratch.before.rule(rule)), ...added.map((rule) => scratch.after.rule(rule)))
    } else {
      if (gone.length > 0) anyOf.push(scratch.before.policy({ include: gone }))
      if (added.length > 0) anyOf.push(scratch.after.policy({ include: added }))
    }
  }
  return (visit) =>
    anyOf.some((check) => check(visit) !== 'no-match') || allOf.some((check) => check(visit) !== 'match')
}

const isCircular = (rule: unknown, { before, after }: Sides) => {
  const id = groupNamed(rule)
  return id !== undefined && [before, after].some(({ prover }) => prover.isLooped(id))
}

/** The rules of a list that are gone, and those that are new, by what they say. */
function difference(
  before: AccessDocument | undefined,
  after: AccessDocument | undefined,
  ruleType: RuleType,
  sides: Sides,
): [unknown[], unknown[]] {
  const was = before ? (sides.before.listsOf(before)[ruleType] ?? []) : []
  const is = after ? (sides.after.listsOf(after)[ruleType] ?? []) : []
  const left = new Map<string, unknown[]>()
  for (const rule of was) {
    const text = textOf(rule)
    const same = left.get(text)
    if (same) same.push(rule)
    else left.set(text, [rule])
  }
  const added = is.filter((rule) => left.get(textOf(rule))?.pop() === undefined)
  return [[...left.values()].flat(), added]
}

const texts = new WeakMap<object, string>()

function textOf(rule: unknown): string {
  if (typeof rule !== 'object' || rule === null) return JSON.stringify(rule) ?? ''
  const known = texts.get(rule) ?? JSON.stringify(rule)
  texts.set(rule, known)
  return known
}
