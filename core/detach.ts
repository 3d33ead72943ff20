import type { DocumentKind } from './document-kind'
import { documentProblems } from './problems'
import type { Reference } from './reference'
import { withoutReference } from './rewritten'
import { rulesOf } from './rule-lists'
import { RULE_TYPES, type RuleType } from './rule-type'

/** A policy or group from which something was taken out that its rules pointed to. */
export interface Detached {
  document: Record<string, unknown>
  /** For whom it holds then, as against before: a sentence for each block that lost a rule. */
  reach: string[]
  /** Whether somebody falls under it then who did not before. */
  wider: boolean
  /** Why it cannot be saved like that; absent when it can. */
  problem?: string
}

/** What becomes of a policy or group when the rules that point to one thing are taken out of it. */
export function detached(kind: DocumentKind, before: Record<string, unknown>, reference: Reference): Detached {
  const document = withoutReference(before, reference)
  const lost = RULE_TYPES.filter((ruleType) => rulesOf(document, ruleType).length < rulesOf(before, ruleType).length)
  const problem = documentProblems(kind, document, before).find(({ severity }) => severity === 'error')
  return {
    document,
    reach: lost.map((ruleType) => REACH[ruleType]),
    wider: lost.some((ruleType) => ruleType !== 'include'),
    ...(problem && { problem: problem.message }),
  }
}

const REACH: Record<RuleType, string> = {
  include: 'It no longer holds for whoever fell under it through this group alone.',
  require: 'It then holds for people outside this group as well.',
  exclude: 'It then holds for the people in this group as well, who were left out before.',
}
