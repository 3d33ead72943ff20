import type { AccessRequest } from './access-request'
import type { Effect } from './consequences'
import { withChanges, type DraftChange } from './draft-change'
import type { AccountFacts } from './findings/account-facts'
import { explain, type Explanation, type MissingFact, type PolicyStep } from './explain'
import { dependsOn, listsReason } from './explain-words'
import { judgeOf, type JudgedApp, type JudgedPolicy } from './judge'
import { requestAt } from './offered-logins'
import { chosen, textOf, words, type Phrase } from './phrase'
import type { Person } from './population'
import type { Names } from './selector'

/** Why a change does to one person at one application what it does. */
export interface EffectReason {
  /** One or two whole sentences. */
  reason: Phrase
  /** What would have to be known to tell; empty when it is known. */
  missing: MissingFact[]
  before: Explanation<JudgedPolicy>
  after: Explanation<JudgedPolicy>
}

/**
 * `undefined` when the account has no such application.
 * @param effect what it does, where that is known: that nothing changes may be sure although nobody can tell what it is
 */
export function reasonFor(
  live: AccountFacts,
  changes: readonly DraftChange[],
  person: Person,
  appId: string,
  names: Names,
  effect?: Effect,
): EffectReason | undefined {
  const [before, after] = [live, withChanges(live, changes)].map((facts) =>
    explanationFor(facts, person, appId, names),
  ) as [Explanation<JudgedPolicy> | undefined, Explanation<JudgedPolicy> | undefined]
  if (!before || !after) return undefined
  const missing = after.missing.length > 0 ? after.missing : before.missing
  const nothing = effect === 'keep' && before.outcome.access === 'unknown' && after.outcome.access === 'unknown'
  const reason = nothing ? unchangedReason('get in', missing) : reasonOf(before, after, person, missing)
  return { reason, missing, before, after }
}

/**
 * Why somebody falls under changed rules or does not, where no application uses them: of the first policy or group of
 * which that is not as before, else of the first.
 */
export function rulesReasonFor(
  live: AccountFacts,
  changes: readonly DraftChange[],
  person: Person,
  names: Names,
  effect?: Effect,
): Phrase {
  const judges = [judgeOf(live), judgeOf(withChanges(live, changes))]
  const documents = changes.map(({ kind, id }) => {
    const [before, after] = judges.map((judge) => {
      const document = judge.facts[kind].find((one) => one.id === id)
      if (!document) return undefined
      const asked = { decision: 'allow' as const, ...judge.listsOf(document) }
      return explain([asked], person.request, judge.lookup, names).policies[0]
    })
    return { before, after }
  })
  const differs = ({ before, after }: (typeof documents)[number]) =>
    (before?.verdict ?? 'no-match') !== (after?.verdict ?? 'no-match') || after?.verdict === 'unknown'
  const { before, after } = documents.find(differs) ?? documents[0] ?? {}
  if (!after) return [words('It is no longer there.')]
  if (after.verdict !== 'unknown' && before?.verdict !== 'unknown') return listsReasonOf(after)
  const missing = after.missing.length > 0 ? after.missing : (before?.missing ?? [])
  return effect === 'keep' ? unchangedReason('fall under it', missing) : openReason(person, missing)
}

/** What cannot be told, and is the same before and after. */
const unchangedReason = (what: string, missing: readonly MissingFact[]): Phrase => [
  words(`Nothing changes here. Whether they ${what} cannot be told, now as before: it `),
  ...dependsOn(missing),
  words('.'),
]

/**
 * Why somebody does or does not get in at an application; `undefined` when the account has none with this id. With a
 * policy that could not be read, the answer is open and names what is missing.
 */
export const explanationFor = (
  facts: AccountFacts,
  { request }: Person,
  appId: string,
  names: Names,
): Explanation<JudgedPolicy> | undefined => explainedFor(facts, request, appId, names)

/** `explanationFor` any visit. */
export function explainedFor(
  facts: AccountFacts,
  request: AccessRequest,
  appId: string,
  names: Names,
): Explanation<JudgedPolicy> | undefined {
  const judge = judgeOf(facts)
  const app = judge.app(appId)
  if (!app) return undefined
  const told = explain(app.policies, requestAt(request, app.offered), judge.lookup, names)
  if (app.complete) return told
  const missing = unjudged(app, facts)
  return {
    ...told,
    outcome: { access: 'unknown', undecided: told.outcome.undecided },
    reason: [words('Cannot tell: '), ...dependsOn(missing), words('.')],
    missing,
  }
}

/** The policies that keep an application's answer open, whoever comes. */
function unjudged({ app, policies }: JudgedApp, facts: AccountFacts): MissingFact[] {
  const judged = new Set(policies.map(({ id }) => id))
  const whats = app.policies
    .filter(({ id }) => !judged.has(id))
    .map(({ id, name, document }): Phrase =>
      document || facts.policies.some((policy) => policy.id === id)
        ? [words('the action of '), chosen(name), words(', which we do not know yet')]
        : [words('a policy that could not be read')],
    )
  return [...new Map(whats.map((what) => [textOf(what), { what, told: undefined }])).values()]
}

function reasonOf(
  before: Explanation<JudgedPolicy>,
  after: Explanation<JudgedPolicy>,
  person: Person,
  missing: MissingFact[],
): Phrase {
  const [was, is] = [before.outcome.access, after.outcome.access]
  if (was === 'unknown' || is === 'unknown') return openReason(person, missing)
  if (was === 'granted' && is === 'denied') return lostReason(before, after)
  return decided(after)
}

function openReason({ email, factsAt }: Person, missing: readonly MissingFact[]): Phrase {
  const why: Phrase = [words('Cannot tell: '), ...dependsOn(missing), words('.')]
  return factsAt === undefined
    ? [...why, words(' '), chosen(email), words(' has not logged in as far as we know, so only the address is known.')]
    : why
}

function lostReason(before: Explanation<JudgedPolicy>, after: Explanation<JudgedPolicy>): Phrase {
  const { by } = before.outcome
  if (!by || after.outcome.by) return decided(after)
  const step = after.policies.find(({ policy }) => policy.id === by.id)
  if (!step) return [chosen(by.name), words(' is no longer there.')]
  return [chosen(by.name), words(' no longer lets them in. '), ...listsReasonOf(step)]
}

/** The answer, and why the policy that decided applies. */
export function decided<Policy>({ reason, outcome, policies }: Explanation<Policy>): Phrase {
  const step = policies.find(({ policy }) => policy === outcome.by)
  return step ? [...reason, words(' '), ...listsReasonOf(step)] : reason
}

const listsReasonOf = <Policy>({ verdict, blocks, missing }: PolicyStep<Policy>) =>
  listsReason(verdict, blocks, missing)
