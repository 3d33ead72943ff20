import type { AccessLookup, AccessRequest } from './access-request'
import { decisionWords, type Decision } from './decision'
import { evaluatePolicy, type RuleLists } from './evaluate'

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
 * Whether a request gets in at an application with these policies, given in the application's order. The first policy
 * that matches decides; when none does, nobody gets in. A policy that may or may not match leaves the answer open,
 * unless what follows it comes to the same.
 */
export function decide<Policy extends RuleLists & { decision: Decision }>(
  policies: readonly Policy[],
  request: AccessRequest,
  lookup: AccessLookup,
): Outcome<Policy> {
  const undecided: Policy[] = []
  let last: Policy | undefined
  for (const policy of inOrderTried(policies)) {
    const facts = decisionWords[policy.decision].asksForLogin ? request : withoutLogin(request)
    const verdict = evaluatePolicy(policy, facts, lookup)
    if (verdict === 'unknown') undecided.push(policy)
    if (verdict === 'match') {
      last = policy
      break
    }
  }
  const end = last && last.decision !== 'deny' ? 'granted' : 'denied'
  if (undecided.length === 0) return last ? { access: end, by: last, undecided } : { access: end, undecided }
  const agreed = undecided.every(({ decision }) => (decision === 'deny' ? 'denied' : 'granted') === end)
  return { access: agreed ? end : 'unknown', undecided }
}

/** What a login tells; all else is known of a visit without one. */
const LOGIN_FACTS = ['email', 'identity_provider', 'asserted', 'auth_methods', 'risk', 'external'] as const

/**
 * The facts known before anybody logs in. What Cloudflare makes of rules about people in a policy that asks for no
 * login is not documented, so there they are unknown, even when we know who comes.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#bypass
 */
function withoutLogin(request: AccessRequest): AccessRequest {
  const rest = { ...request }
  for (const fact of LOGIN_FACTS) delete rest[fact]
  return rest
}
