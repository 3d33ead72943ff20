import type { AccessLookup, AccessRequest } from './access-request'
import { readRule } from './rule'
import { every, not, some, type Verdict } from './verdict'

/** The three rule lists of a policy or a rule group; one that is absent is empty. */
export interface RuleLists {
  include?: readonly unknown[] | null
  require?: readonly unknown[] | null
  exclude?: readonly unknown[] | null
}

/**
 * Whether a request falls under one rule. A rule that we do not know, or that is not filled in rightly, is `unknown`:
 * what Cloudflare makes of it we cannot tell.
 */
export const evaluateRule = (rule: unknown, request: AccessRequest, lookup: AccessLookup): Verdict =>
  judgeFor(request, lookup).rule(rule)

/**
 * Whether a request falls under a policy or a rule group: it must match at least one include rule, every require rule
 * and no exclude rule. An empty include list matches nobody. The answer is `unknown` only when a fact that is missing
 * could still change it.
 *
 * Rule groups are judged by the same sentence, as deep as they go. A group met again inside itself adds nothing there,
 * as no source says what Cloudflare does with such a loop.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#rule-types
 */
export const evaluatePolicy = (policy: RuleLists, request: AccessRequest, lookup: AccessLookup): Verdict =>
  judgeFor(request, lookup).lists(policy)

function judgeFor(request: AccessRequest, lookup: AccessLookup) {
  const inside = new Set<string>()
  const settled = new Map<string, Verdict>()
  let loops = 0

  function rule(given: unknown): Verdict {
    const read = readRule(given)
    if (read.state !== 'known' || read.problems.length > 0) return 'unknown'
    return read.selector.evaluate(read.value, request, lookup, group)
  }

  function group(id: string): Verdict {
    if (inside.has(id)) {
      loops += 1
      return 'no-match'
    }
    const known = settled.get(id)
    if (known) return known
    const found = lookup.group(id)
    if (!found) return found === null ? 'no-match' : 'unknown'
    const loopsBefore = loops
    inside.add(id)
    const verdict = lists(found)
    inside.delete(id)
    // A verdict that a loop had a part in holds on this path only; all others are asked for once.
    if (loops === loopsBefore) settled.set(id, verdict)
    return verdict
  }

  const lists = (policy: RuleLists): Verdict =>
    every([
      some((policy.include ?? []).map(rule)),
      every((policy.require ?? []).map(rule)),
      not(some((policy.exclude ?? []).map(rule))),
    ])

  return { rule, lists }
}
