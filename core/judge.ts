import type { AccessLookup } from './access-request'
import { lookupOf } from './account-lookup'
import { compileApp, type Outcome } from './decide'
import { isDecision, type Decision } from './decision'
import { compilerFor, type Compiler, type RuleLists } from './evaluate'
import type { AccountFacts, AppFacts } from './findings/account-facts'
import type { PolicyDocument } from './documents'
import { proverOf, type Prover } from './findings/proof'
import { readRule, type ReadRule } from './rule'
import { rulesOf } from './rule-lists'
import type { Visit } from './visit'

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
  /** In the application's own order, without those that could not be read. */
  policies: readonly JudgedPolicy[]
  /** All policies that it lists are known. While they are not, nobody's access can be told. */
  complete: boolean
  outcome(this: void, visit: Visit): Outcome<JudgedPolicy>
}

/** An account that is ready to judge visits: what is asked for is compiled once, and no more than that. */
export interface Judge {
  facts: AccountFacts
  lookup: AccessLookup
  compiler: Compiler
  /** Proofs over the account's rules; the lists it gets must be those of its policies and groups. */
  prover: Prover
  /** `undefined` = the account has no such application. */
  app(this: void, id: string): JudgedApp | undefined
}

const judges = new WeakMap<AccountFacts, Judge>()

/** The judge of an account, kept as long as the facts are: they must not be changed in place. */
export function judgeOf(facts: AccountFacts): Judge {
  const known = judges.get(facts)
  if (known) return known
  const lookup = lookupOf(facts)
  const compiler = compilerFor(lookup)
  const policies = new Map(facts.policies.map((policy) => [policy.id, policy]))
  const apps = new Map(facts.apps.map((app) => [app.id, app]))
  const judged = new Map<string, JudgedApp>()
  const readings = new Map<unknown, ReadRule>()
  const read = (rule: unknown) => {
    const reading = readings.get(rule) ?? readRule(rule)
    readings.set(rule, reading)
    return reading
  }
  const judge: Judge = {
    facts,
    lookup,
    compiler,
    prover: proverOf({ read, group: (id) => lookup.group(id), list: (id) => lookup.list(id) }),
    app: (id) => {
      const before = judged.get(id)
      const app = apps.get(id)
      if (before || !app) return before
      const made = judgedApp(app, policies, lookup, compiler)
      judged.set(id, made)
      return made
    },
  }
  judges.set(facts, judge)
  return judge
}

function judgedApp(
  app: AppFacts,
  policies: ReadonlyMap<string, PolicyDocument>,
  lookup: AccessLookup,
  compiler: Compiler,
): JudgedApp {
  const held = app.policies.flatMap(({ id, document }): JudgedPolicy[] => {
    const whole = document ?? policies.get(id)
    return whole && isDecision(whole.decision) ? [judgedPolicy(whole, id)] : []
  })
  const complete = held.length === app.policies.length
  const outcome = complete ? compileApp(held, lookup, compiler) : unreadable
  return { app, policies: held, complete, outcome }
}

/** A policy that could not be read may be a Bypass, which comes first: then nothing else matters. */
const unreadable = (): Outcome<JudgedPolicy> => ({ access: 'unknown', undecided: [] })

/** A policy document as the evaluator takes it. */
export const judgedPolicy = (document: PolicyDocument, id = document.id): JudgedPolicy => ({
  id,
  name: document.name,
  decision: document.decision,
  document,
  include: rulesOf(document, 'include'),
  require: rulesOf(document, 'require'),
  exclude: rulesOf(document, 'exclude'),
})
