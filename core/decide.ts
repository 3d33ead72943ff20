import type { AccessLookup, AccessRequest } from './access-request'
import { decisionWords, type Decision } from './decision'
import { compilerFor, type RuleLists } from './evaluate'
import { Visit, type Check } from './visit'

/** What becomes of a request at an application. */
export interface Outcome<Policy> {
  access: 'granted' | 'denied' | 'unknown'
  /** The policy that decided; absent when nothing matched, or when more than one may have decided. */
  by?: Policy
  /** The policies that a missing fact leaves open and that may have decided, in the order they are tried. */
  undecided: Policy[]
}

/**
 * Cloudflare's order: first the policies that ask for no login (Bypass and Service Auth), top to bottom, then the others
 * (Allow and Block), top to bottom; each of the two keeps the order of the application.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#order-of-execution
 */
export const inOrderTried = <Policy extends { decision: Decision }>(policies: readonly Policy[]): Policy[] => [
  ...policies.filter(({ decision }) => !decisionWords[decision].asksForLogin),
  ...policies.filter(({ decision }) => decisionWords[decision].asksForLogin),
]

/**
 * Whether visits get in at an application with these policies, given in the application's order. The first policy that
 * matches decides; when none does, nobody gets in. A policy that may or may not match leaves the answer open, unless
 * what follows it comes to the same.
 */
export function compileApp<Policy extends RuleLists & { decision: Decision }>(
  policies: readonly Policy[],
  lookup: AccessLookup,
  compiler = compilerFor(lookup),
): (visit: Visit) => Outcome<Policy> {
  const tried = inOrderTried(policies).map((policy) => ({
    policy,
    check: compiler.policy(policy),
    login: decisionWords[policy.decision].asksForLogin,
  }))
  return (visit) => {
    const undecided: Policy[] = []
    let last: Policy | undefined
    for (const { policy, check, login } of tried) {
      const verdict = check(login ? visit : visit.withoutLogin)
      if (verdict === 'unknown') undecided.push(policy)
      if (verdict === 'match') {
        last = policy
        break
      }
    }
    return outcomeOf(undecided, last)
  }
}

/** What `compileApp` answers, without what decided: for a great many visits. */
export function compileAccess<Policy extends RuleLists & { decision: Decision }>(
  policies: readonly Policy[],
  checkOf: (policy: Policy) => Check,
): (visit: Visit) => Outcome<Policy>['access'] {
  const tried = inOrderTried(policies).map((policy) => ({
    check: checkOf(policy),
    effect: effectOf(policy),
    login: decisionWords[policy.decision].asksForLogin,
  }))
  return (visit) => {
    // What the policies come to that are left open: nothing yet, one effect, or both.
    let open: 'granted' | 'denied' | 'unknown' | undefined
    let end: 'granted' | 'denied' = 'denied'
    for (const { check, effect, login } of tried) {
      const verdict = check(login ? visit : visit.withoutLogin)
      if (verdict === 'unknown') open = open === undefined || open === effect ? effect : 'unknown'
      else if (verdict === 'match') {
        end = effect
        break
      }
    }
    return open === undefined || open === end ? end : 'unknown'
  }
}

/** `compileApp` for one request. */
export const decide = <Policy extends RuleLists & { decision: Decision }>(
  policies: readonly Policy[],
  request: AccessRequest,
  lookup: AccessLookup,
): Outcome<Policy> => compileApp(policies, lookup)(new Visit(request))

/** What a policy makes of whoever it matches. */
export const effectOf = ({ decision }: { decision: Decision }): 'granted' | 'denied' =>
  decision === 'deny' ? 'denied' : 'granted'

/** The outcome when these policies may match, in the order they are tried, and after them this one does, if any. */
export function outcomeOf<Policy extends { decision: Decision }>(
  undecided: Policy[],
  last: Policy | undefined,
): Outcome<Policy> {
  const end = last ? effectOf(last) : 'denied'
  if (undecided.length === 0) return last ? { access: end, by: last, undecided } : { access: end, undecided }
  return { access: undecided.every((policy) => effectOf(policy) === end) ? end : 'unknown', undecided }
}

/**
 * Of the policies left open those that decide. An open policy does not, when all that may follow it comes to the same
 * as itself.
 */
export function deciders<Policy extends { decision: Decision }>(
  { access, undecided }: Outcome<Policy>,
  last: Policy | undefined,
): Policy[] {
  const end = last ? effectOf(last) : 'denied'
  return access === 'unknown'
    ? undecided.slice(0, undecided.findLastIndex((policy) => effectOf(policy) !== end) + 1)
    : []
}
