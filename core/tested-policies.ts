import type { AccessRequest } from './access-request'
import { sameDocument, writable } from './canonical'
import type { Access } from './consequences'
import { isDecision, type Decision } from './decision'
import type { AccessDocument } from './document-kind'
import type { DraftChange } from './draft-change'
import { sidesOf, type Sides } from './draft-sides'
import { decided } from './effect-reason'
import type { RuleLists } from './evaluate'
import { explain, type Explanation } from './explain'
import { listsReason } from './explain-words'
import type { AccountFacts } from './findings/account-facts'
import { groupsNamedIn } from './groups-named'
import { isHelperGroup } from './helper-group'
import type { Judge, JudgedPolicy } from './judge'
import { isByAnother, requestAt } from './offered-logins'
import { words, type Phrase } from './phrase'
import { MOST_TESTED, type TestedPolicy } from './policy-test'
import type { Names } from './selector'
import type { Verdict } from './verdict'
import type { Visit } from './visit'
import { NotWithoutGroups, withoutGroups } from './without-groups'

/** What Cloudflare is given for one side, and what we ourselves make of a visit there. */
export interface TestedSide {
  /** Empty: nobody gets in, and there is nothing to ask. */
  policies: TestedPolicy[]
  access: (this: void, visit: Visit) => Access
  /** Why: whole sentences. */
  why: (this: void, request: AccessRequest, names: Names) => Phrase
}

/** How Cloudflare's own test can be run on a draft. */
export type PolicyTest =
  | {
      possible: true
      /** `app`: who gets in there. `rules`: who falls under the changed rules, where no application uses them. */
      about: 'app' | 'rules'
      before: TestedSide
      after: TestedSide
    }
  /** A whole sentence. */
  | { possible: false; why: string }

/**
 * What Cloudflare's own test (`policy-tests`) is to be given, for an application as it is and under a draft; without an
 * application, for the rules that are changed.
 *
 * All policies of the application are given together, in its order, since which of them decides is half of the answer.
 * What the draft does not touch is given by its id, so that Cloudflare takes what it has; policies of one application
 * have no place of their own, and are given whole. Cloudflare reads groups as they are saved: of a group that the draft
 * changes, and of those that name it, the rules themselves are given (`withoutGroups`), as several policies in a row
 * with one action where one cannot say it. They mean the same, as the first that matches decides. What cannot be said
 * so is not tested, and never something near it instead.
 *
 * Where no application uses what is changed, its rules are tested as a “Let in” policy: it lets in exactly those who
 * fall under them.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/policy-management/#test-your-policies
 */
export function policyTestOf(
  live: AccountFacts,
  changes: readonly DraftChange[],
  appId: string | undefined,
): PolicyTest {
  const real = changes.filter((change) => changesSomething(change, live))
  const sides = sidesOf(live, real.length === changes.length ? changes : real)
  try {
    return appId === undefined ? rulesTest(real.length > 0 ? real : changes, sides) : appTest(appId, sides)
  } catch (error) {
    if (error instanceof NotWithoutGroups) return impossible(NOT_SAID[error.why])
    throw error
  }
}

const NOT_SAID = {
  loop: 'Cloudflare can only test groups as they are saved, and here groups stand inside one another in a circle. Publish the group first, or take it out of the circle.',
  'too-many':
    'Cloudflare can only test groups as they are saved, and saying these without their groups would take too many policies. What you see above is judged by Gatehouse alone.',
} as const satisfies Record<NotWithoutGroups['why'], string>

const impossible = (why: string): PolicyTest => ({ possible: false, why })

/** Whether it is anything but what is there already. */
function changesSomething(change: DraftChange, live: AccountFacts): boolean {
  if (change.action !== 'update') return true
  const { kind, id, document } = change
  const held =
    kind === 'policies' ? live.apps.flatMap((app) => app.policies).find((one) => one.id === id)?.document : undefined
  const known = live[kind].find((one) => one.id === id) ?? held
  return !known || !sameDocument(kind, known, document)
}

function appTest(appId: string, sides: Sides): PolicyTest {
  const [before, after] = [sides.before.app(appId), sides.after.app(appId)]
  if (!before || !after) return impossible('This application is not in the account any more.')
  if (!before.complete || !after.complete)
    return impossible(
      'A policy of this application could not be read, or does something that Gatehouse does not know yet, so Cloudflare cannot be given all of them.',
    )
  const all = [...before.policies, ...after.policies]
  const touched = all.filter(({ id }) => sides.reach.policies.has(id))
  if (all.length > 0 && (touched.length > 0 ? touched : all).every(isForMachines)) return impossible(MACHINES)
  const reusable = new Map(before.app.policies.map((held) => [held.id, held.reusable]))
  const given = (policy: JudgedPolicy, side: Judge) =>
    side === sides.after && sides.reach.policies.has(policy.id)
      ? bodiesOf(policy, policy.document, sides)
      : [reusable.get(policy.id) === false ? writable('policies', policy.document) : policy.id]
  return tested('app', sides, (side) => {
    const app = side === sides.before ? before : after
    return {
      policies: app.policies.flatMap((policy) => given(policy, side)),
      access: app.access,
      why: (request, names) => [
        ...inFull(explain(app.policies, requestAt(request, app.offered), side.lookup, names)),
        ...(isByAnother(request, app.offered) ? [words(NOT_LOOKED_AT)] : []),
      ],
    }
  })
}

/** The test is given policies, and no application. https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/applications/subresources/policy_tests/ */
const NOT_LOOKED_AT =
  ' Cloudflare’s test goes by the last login, whether or not the application offers the method of that login.'

const MACHINES =
  'This is about machines. Cloudflare’s test only knows people who have logged in, so it has nothing to say here.'

const isForMachines = ({ decision }: { decision: Decision }) => decision === 'non_identity'

/** The changed rules alone, of the one document that a draft is about. */
function rulesTest(changes: readonly DraftChange[], sides: Sides): PolicyTest {
  const [change, ...others] = changes.filter((one) => one.kind === 'policies' || !isHelper(one, sides))
  if (!change || others.length > 0)
    return impossible(
      'No application uses what is changed here, and Cloudflare can only test one policy or group of such. Open them one by one.',
    )
  const on = (side: Judge) => side.facts[change.kind].find(({ id }) => id === change.id)
  const documents = { before: on(sides.before), after: on(sides.after) }
  const decision = (documents.after ?? documents.before)?.['decision']
  if (change.kind === 'policies' && !isDecision(decision))
    return impossible(
      'This policy does something that Gatehouse does not know yet, so it does not know how to test it.',
    )
  if (decision === 'non_identity') return impossible(MACHINES)
  return tested('rules', sides, (side) => {
    const document = side === sides.before ? documents.before : documents.after
    if (!document) return { policies: [], access: () => 'denied', why: () => [words('It is not there.')] }
    const lists = side.listsOf(document)
    const policy = { name: document.name, decision: 'allow' as const, ...lists }
    const check = side.check(document)
    return {
      policies: side === sides.after ? bodiesOf(lists, policy, sides) : [policy],
      access: (visit) => asAccess[check(visit)],
      why: (request, names) => fallsUnder(explain([policy], request, side.lookup, names)),
    }
  })
}

/** The answer, why the policy that decided applies, and what it asks for beside: on each of these it rests. */
function inFull(explanation: Explanation<JudgedPolicy>): Phrase {
  const told = decided(explanation)
  const step = explanation.policies.find(({ policy }) => policy === explanation.outcome.by)
  const beside = step?.blocks.find(({ ruleType }) => ruleType === 'require')?.rules ?? []
  return [...told, ...beside.slice(0, MOST_BESIDE).flatMap(({ reason }) => [words(' '), ...reason])]
}

/** More of what a policy asks for beside would be no reason but a list. */
const MOST_BESIDE = 4

/** What the rules say of somebody; the policy around them is not one that lets anybody in. */
function fallsUnder({ policies: [step] }: Explanation<RuleLists>): Phrase {
  return step ? listsReason(step.verdict, step.blocks, step.missing) : []
}

const asAccess = { match: 'granted', 'no-match': 'denied', unknown: 'unknown' } as const satisfies Record<
  Verdict,
  Access
>

function isHelper(change: DraftChange, { before, after }: Sides): boolean {
  const group = [after, before].flatMap(({ facts }) => facts.groups.filter(({ id }) => id === change.id))[0]
  return isHelperGroup(group)
}

/** The bodies that say a policy without the groups that the draft changes, in a row. */
function bodiesOf(lists: Required<RuleLists>, policy: AccessDocument | object, sides: Sides): TestedPolicy[] {
  const body = writable('policies', policy)
  const names = groupsNamedIn(lists)
  const replaces = (id: string) => sides.reach.groups.has(id)
  if (![...names.all].some(replaces)) return [body]
  const all = withoutGroups(lists, {
    replaces,
    rulesOf: (id) => {
      const group = sides.after.facts.groups.find((one) => one.id === id)
      return group ? sides.after.listsOf(group) : null
    },
    most: MOST_TESTED,
  })
  const name = String(body['name'])
  return all.map(({ include, require, exclude }, at) => ({
    ...body,
    name: all.length === 1 ? name : `${name} (${at + 1} of ${all.length})`,
    include,
    require,
    exclude,
  }))
}

function tested(about: 'app' | 'rules', sides: Sides, side: (judge: Judge) => TestedSide): PolicyTest {
  const [before, after] = [side(sides.before), side(sides.after)]
  if (Math.max(before.policies.length, after.policies.length) > MOST_TESTED) throw new NotWithoutGroups('too-many')
  return { possible: true, about, before, after }
}
