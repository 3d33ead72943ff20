import type { AccessLookup, AccessRequest } from './access-request'
import { deciders, outcomeOf, inOrderTried, type Outcome } from './decide'
import { decisionWords, type Decision } from './decision'
import type { RuleLists } from './evaluate'
import { appReason, blockReason, listsReason, policyReason, ruleReason } from './explain-words'
import { offeredFact } from './fact-words'
import { groupWalk } from './group-walk'
import { pointedAt, words, type Phrase } from './phrase'
import { readRule } from './rule'
import { RULE_TYPES, type RuleType } from './rule-type'
import { ruleWords } from './rule-words'
import type { Fact, Names, Selector } from './selector'
import { every, not, some, type Verdict } from './verdict'
import { TOLD_BY_LOGIN_METHOD } from './visit-fact'
import { Visit } from './visit'

/** A fact that we lack and that would decide. */
export interface MissingFact {
  /** A noun phrase: "the device check Disk encryption". `dependsOn` makes a sentence of several. */
  what: Phrase
  /** Told once, at login, or again with each request; `undefined` for rules that we do not understand. */
  told: 'login' | 'each-request' | undefined
  /** The login method that is known of the visit is none that the application offers. */
  byAnother?: true
}

interface Step {
  verdict: Verdict
  /** A whole sentence. */
  reason: Phrase
  /** Empty unless the verdict is `unknown`. */
  missing: MissingFact[]
}

export interface RuleStep extends Step {
  rule: unknown
  /** What the rule says: "anyone in Portugal". */
  who: Phrase
  /** For a rule about a group: what the group's own rules say. One object however many rules name the group. */
  group?: GroupStep
}

/** `loop`: met again inside itself. `missing`: the account has no such group. */
export interface GroupStep extends Step {
  state: 'read' | 'loop' | 'missing' | 'unread'
  blocks: BlockStep[]
}

/** One rule list; its verdict is whether the request falls under the list, also for `exclude`. */
export interface BlockStep extends Step {
  ruleType: RuleType
  rules: RuleStep[]
}

export interface PolicyStep<Policy> extends Step {
  policy: Policy
  /** `not-asked`: an earlier policy decided, so it has no blocks and its verdict says nothing. */
  state: 'decides' | 'applies-not' | 'may-apply' | 'not-asked'
  blocks: BlockStep[]
}

export interface Explanation<Policy> {
  outcome: Outcome<Policy>
  reason: Phrase
  /** What would turn `unknown` into an answer; empty for the other two, even where policies are left open. */
  missing: MissingFact[]
  /** In the order in which they are tried. */
  policies: PolicyStep<Policy>[]
}

/** So many groups that name one another are shown with every way through them. */
const MOST_SHOWN = 5

type Explained = RuleLists & { decision: Decision; name?: string }

/**
 * Why a request does or does not get in at an application with these policies, or why we cannot tell: every policy in
 * the order tried, with its rule lists, rules and groups, each with its verdict and the reason in words. It comes to
 * the answer of `decide` by a walk of its own, which tests compare.
 */
export function explain<Policy extends Explained>(
  policies: readonly Policy[],
  request: AccessRequest,
  lookup: AccessLookup,
  names: Names,
): Explanation<Policy> {
  const steps: PolicyStep<Policy>[] = []
  const undecided: Policy[] = []
  let last: Policy | undefined
  for (const policy of inOrderTried(policies)) {
    if (last) {
      const reason = [words('Not asked: an earlier policy has decided.')]
      steps.push({ policy, state: 'not-asked', verdict: 'no-match', reason, missing: [], blocks: [] })
      continue
    }
    const step = explainPolicy(policy, request, lookup, names)
    steps.push(step)
    if (step.verdict === 'match') last = policy
    if (step.verdict === 'unknown') undecided.push(policy)
  }
  const outcome = outcomeOf(undecided, last)
  const open = new Set(deciders(outcome, last))
  const missing = unique(steps.flatMap((step) => (open.has(step.policy) ? step.missing : [])))
  return { outcome, reason: appReason(outcome, last, missing), missing, policies: steps }
}

/** The part of `explain` that is about one policy, as if it were asked. */
export function explainPolicy<Policy extends Explained>(
  policy: Policy,
  request: AccessRequest,
  lookup: AccessLookup,
  names: Names,
): PolicyStep<Policy> {
  const { decision } = policy
  const { asksForLogin } = decisionWords[decision]
  const facts = asksForLogin ? request : new Visit(request).withoutLogin.request
  const context = { ...names, decision }

  const group = groupWalk<GroupStep>(lookup, {
    group: (_id, found, inner) => ({ state: 'read', ...listsStep(found, inner, listsReason) }),
    ring: explainRing,
    tangled: () => ({
      ...closed('loop', 'unknown', 'Cannot tell: these groups leave one another out in a circle.'),
      missing: [
        { what: [words('what Cloudflare makes of groups that leave one another out in a circle')], told: undefined },
      ],
    }),
    loop: () => closed('loop', 'no-match', 'This group is inside itself, which adds nobody.'),
    missing: () => closed('missing', 'no-match', 'This group no longer exists, so nobody is in it.'),
    unread: () => closed('unread', 'unknown', 'The rules of this group could not be read.'),
  })

  /**
   * The groups of a large ring, each explained by what the others came to in the round before: they start empty, and
   * the rounds end when none changes. In a small ring every way through it is shown instead.
   */
  function explainRing(members: ReadonlyMap<string, RuleLists>, outside: (id: string) => GroupStep) {
    if (members.size <= MOST_SHOWN) return undefined
    const start = closed('loop', 'no-match', 'This group is inside itself, which adds nobody.')
    let before: ReadonlyMap<string, GroupStep> = new Map()
    for (;;) {
      const known = before
      const inner = (id: string) => (members.has(id) ? (known.get(id) ?? start) : outside(id))
      const round = new Map(
        [...members].map(([id, lists]): [string, GroupStep] => [
          id,
          { state: 'read', ...listsStep(lists, inner, listsReason) },
        ]),
      )
      if ([...round].every(([id, { verdict }]) => verdict === known.get(id)?.verdict)) return known
      before = round
    }
  }

  function listsStep(lists: RuleLists, groups: (id: string) => GroupStep, tell: typeof listsReason) {
    const blocks = RULE_TYPES.map((ruleType) => blockStep(ruleType, lists[ruleType] ?? [], groups))
    const verdict = every(blocks.map((block) => (block.ruleType === 'exclude' ? not(block.verdict) : block.verdict)))
    const missing = missingOf(verdict, blocks)
    return { verdict, reason: tell(verdict, blocks, missing), missing, blocks }
  }

  function blockStep(ruleType: RuleType, list: readonly unknown[], groups: (id: string) => GroupStep): BlockStep {
    const rules = list.map((rule) => ruleStep(rule, groups))
    const verdict = (ruleType === 'require' ? every : some)(rules.map((rule) => rule.verdict))
    const missing = missingOf(verdict, rules)
    return { ruleType, verdict, reason: blockReason(ruleType, verdict, rules, missing), missing, rules }
  }

  function ruleStep(rule: unknown, groups: (id: string) => GroupStep): RuleStep {
    const { who, they } = ruleWords(rule, context)
    const read = readRule(rule)
    if (read.state !== 'known' || read.problems.length > 0) {
      const what = read.state === 'known' ? [words('a rule that is not filled in rightly: '), ...who] : who
      const missing = [{ what, told: undefined }]
      return { rule, who, verdict: 'unknown', reason: ruleReason('unknown', they, undefined, missing), missing }
    }
    const { selector, value } = read
    let inside: { id: string; step: GroupStep } | undefined
    const verdict = selector.evaluate(value, facts, lookup, (id) => {
      inside = { id, step: groups(id) }
      return inside.step.verdict
    })
    if (inside) {
      const { id, step } = inside
      const name = pointedAt('groups', id, names.nameOf, 'group')
      const missing =
        step.state === 'unread' ? [{ what: [words('the rules of '), ...name], told: undefined }] : step.missing
      const reason = verdict === 'no-match' ? [words('They are not in '), ...name, words('.')] : undefined
      return {
        rule,
        who,
        verdict,
        reason: reason ?? ruleReason(verdict, they, undefined, missing),
        missing,
        group: step,
      }
    }
    const byAnother = verdict === 'unknown' && isByAnother(selector, value)
    const fact = byAnother
      ? offeredFact(facts.offered ?? [], names.nameOf)
      : factFor(selector, selector.fact?.(value, facts, lookup, names))
    const told = selector.judged === 'content' ? undefined : selector.judged
    const missing = verdict === 'unknown' && fact ? [{ what: fact.what, told, ...(byAnother && { byAnother }) }] : []
    return { rule, who, verdict, reason: ruleReason(verdict, they, fact, missing), missing }
  }

  /** Whether a rule asks for what a login method tells, where that is another one than the last. */
  const isByAnother = (selector: Selector, value: Record<string, unknown>): boolean =>
    asksForLogin &&
    facts.offered !== undefined &&
    selector.asks(value, names).some(({ fact }) => TOLD_BY_LOGIN_METHOD.has(fact))

  /** Where nobody is asked to log in, the missing fact is not who comes: it is what Cloudflare makes of such a rule. */
  const factFor = (selector: Selector, fact: Fact | undefined): Fact | undefined =>
    asksForLogin || selector.identityBased !== true
      ? fact
      : { what: [words('what Cloudflare makes of a rule about people where nobody logs in')] }

  const step = listsStep(policy, group, (verdict, blocks, missing) => policyReason(decision, verdict, blocks, missing))
  const state = ({ match: 'decides', 'no-match': 'applies-not', unknown: 'may-apply' } as const)[step.verdict]
  return { policy, state, ...step }
}

const closed = (state: GroupStep['state'], verdict: Verdict, why: string): GroupStep => ({
  state,
  verdict,
  reason: [words(why)],
  missing: [],
  blocks: [],
})

/** What leaves a step open: what leaves open those of its parts that are. */
const missingOf = (verdict: Verdict, parts: readonly Step[]): MissingFact[] =>
  verdict === 'unknown' ? unique(parts.flatMap((part) => (part.verdict === 'unknown' ? part.missing : []))) : []

function unique(missing: readonly MissingFact[]): MissingFact[] {
  const byWords = new Map<string, MissingFact>()
  for (const one of missing) {
    // Two things may bear one name, so what the words point to counts too.
    const key = JSON.stringify(one)
    if (!byWords.has(key)) byWords.set(key, one)
  }
  return [...byWords.values()]
}
