import type { AccessLookup } from './access-request'
import { lookupOf } from './account-lookup'
import { Conditions } from './conditions'
import { compileAccess, compileApp, type Outcome } from './decide'
import { isDecision, type Decision } from './decision'
import type { AccessDocument } from './document-kind'
import type { PolicyDocument } from './documents'
import { compilerFor, type Compiler, type RuleLists } from './evaluate'
import type { AccountFacts, AppFacts } from './findings/account-facts'
import { offeredAt } from './offered-logins'
import { proverOf, type Prover } from './findings/proof'
import { openConditionsOf, type OpenConditions } from './open-condition'
import type { Reach } from './reach'
import { rulesOf } from './rule-lists'
import type { Check, Visit } from './visit'

/** A policy as an application holds it, its rule lists read. */
export interface JudgedPolicy extends Required<RuleLists> {
  id: string
  name: string
  decision: Decision
  document: PolicyDocument
}

/** An application that is ready to judge visits. */
export interface JudgedApp {
  app: AppFacts
  /** In the application's own order, without those that could not be read and those whose action we do not know. */
  policies: readonly JudgedPolicy[]
  /** All policies that it lists are known, with what they do. While they are not, nobody's access can be told. */
  complete: boolean
  /** The login methods that it offers: what another one told of a visit is not taken for known here. */
  offered: ReadonlySet<string> | undefined
  outcome(this: void, visit: Visit): Outcome<JudgedPolicy>
  /** The access of `outcome`, for a great many visits. */
  access(this: void, visit: Visit): Outcome<JudgedPolicy>['access']
}

/** An account that is ready to judge visits: what is asked for is compiled once, and no more than that. */
export interface Judge {
  facts: AccountFacts
  lookup: AccessLookup
  compiler: Compiler
  /** Proofs over the account's rules; the lists it gets must be those of its policies and groups. */
  prover: Prover
  /** On what depends what cannot be told. */
  open: OpenConditions
  conditions: Conditions
  /** `undefined` = the account has no such application. */
  app(this: void, id: string): JudgedApp | undefined
  /** The rule lists of a policy or group of the account, the same object each time. */
  listsOf(this: void, document: AccessDocument): Required<RuleLists>
  /** Whether a visit falls under a policy or group of the account. */
  check(this: void, document: AccessDocument): Check
}

const judges = new WeakMap<AccountFacts, Judge>()

/** The judge of an account, kept as long as the facts are: they must not be changed in place. */
export function judgeOf(facts: AccountFacts): Judge {
  const known = judges.get(facts)
  if (known) return known
  const judge = judgeFor(facts)
  judges.set(facts, judge)
  return judge
}

/** The judge of an account that differs from another one as far as the changes reach: the rest is taken over from it. */
export function judgeAfter(facts: AccountFacts, live: Judge, reach: Reach): Judge {
  const known = judges.get(facts)
  if (known) return known
  const judge = judgeFor(facts, { live, reach })
  judges.set(facts, judge)
  return judge
}

function judgeFor(facts: AccountFacts, base?: { live: Judge; reach: Reach }): Judge {
  const lookup = lookupOf(facts)
  const isSame = (document: AccessDocument) =>
    base !== undefined && !base.reach.policies.has(document.id) && !base.reach.groups.has(document.id)
  const compiler = compilerFor(lookup, {
    ...(base && { group: (id) => (base.reach.groups.has(id) ? undefined : base.live.compiler.group(id)) }),
  })
  const policies = new Map(facts.policies.map((policy) => [policy.id, policy]))
  const apps = new Map(facts.apps.map((app) => [app.id, app]))
  const judged = new Map<string, JudgedApp>()
  const lists = new Map<AccessDocument, Required<RuleLists>>()
  const checks = new Map<AccessDocument, Check>()
  const conditions = base?.live.conditions ?? new Conditions()

  function listsOf(document: AccessDocument): Required<RuleLists> {
    if (isSame(document)) return base?.live.listsOf(document) ?? readLists(document)
    const known = lists.get(document) ?? readLists(document)
    lists.set(document, known)
    return known
  }

  function check(document: AccessDocument): Check {
    if (base && isSame(document)) return base.live.check(document)
    const known = checks.get(document) ?? compiler.policy(listsOf(document))
    checks.set(document, known)
    return known
  }

  function judgedApp(app: AppFacts): JudgedApp {
    const held = app.policies.flatMap(({ id, document }): JudgedPolicy[] => {
      const whole = document ?? policies.get(id)
      return whole && isDecision(whole.decision)
        ? [{ id, name: whole.name, decision: whole.decision, document: whole, ...listsOf(whole) }]
        : []
    })
    const complete = held.length === app.policies.length
    const offered = offeredAt(app)
    const ofDocument = { ...compiler, policy: (policy: RuleLists) => check((policy as JudgedPolicy).document) }
    let outcome: JudgedApp['outcome'] | undefined
    let access: JudgedApp['access'] | undefined
    return {
      app,
      policies: held,
      complete,
      offered,
      outcome: (visit) => (outcome ??= complete ? compileApp(held, lookup, ofDocument) : unreadable)(visit.at(offered)),
      access: (visit) =>
        (access ??= complete ? compileAccess(held, ({ document }) => check(document)) : () => 'unknown')(
          visit.at(offered),
        ),
    }
  }

  const prover = proverOf({ group: (id) => lookup.group(id), list: (id) => lookup.list(id) })
  return {
    facts,
    lookup,
    compiler,
    prover,
    conditions,
    open: openConditionsOf({
      compiler,
      lookup,
      listsOf,
      isLooped: (id) => prover.isLooped(id),
      conditions,
      ...(base && {
        base: {
          open: base.live.open,
          isSame,
          isSamePolicy: (id) => !base.reach.policies.has(id),
          isSameGroup: (id) => !base.reach.groups.has(id),
        },
      }),
    }),
    app: (id) => {
      const before = judged.get(id)
      const app = apps.get(id)
      if (before || !app) return before
      const made = judgedApp(app)
      judged.set(id, made)
      return made
    },
    listsOf,
    check,
  }
}

/** A policy that could not be read, or whose action we do not know, may be a Bypass, which comes first: then nothing else matters. */
const unreadable = (): Outcome<JudgedPolicy> => ({ access: 'unknown', undecided: [] })

const readLists = (document: AccessDocument): Required<RuleLists> => ({
  include: rulesOf(document, 'include'),
  require: rulesOf(document, 'require'),
  exclude: rulesOf(document, 'exclude'),
})
