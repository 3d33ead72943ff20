import type { DirectoryGroup, PickerRow } from './account-data'
import type { Decision } from './decision'
import type { RuleType } from './rule-type'

/** `stop`: nobody or anybody gets in, or Cloudflare refuses. `risk`: opens more than most intend. `doubt`: probably a mistake. */
export type Severity = 'stop' | 'risk' | 'doubt' | 'tidy'

/** What a selector can ask when it judges one of its values. What is `undefined` could not be read. */
export interface RuleFindingContext {
  ruleType: RuleType
  /** Absent in a rule group, which has no decision of its own. */
  decision?: Decision | undefined
  /** Somebody must also meet a rule about who they are. */
  alsoIdentified: boolean
  /** Login methods that could bring somebody to this rule; `undefined` = any. */
  logins?: readonly PickerRow[] | undefined
  companyDomains: readonly string[]
  /** Domains of public mail services, beside the ones we know. */
  publicMail: readonly string[]
  accountId?: string | undefined
  /** Addresses at a domain of people we know of; `undefined` = nobody told us whom there is. */
  peopleAt?: ((domain: string) => readonly string[]) | undefined
  postureChecks?: readonly PickerRow[] | undefined
  serviceTokens?: readonly PickerRow[] | undefined
  directoryGroups?: readonly DirectoryGroup[] | undefined
}

/** What a selector says of one of its values. */
export interface RuleFinding {
  id: string
  severity: Severity
  message: string
  mend?: Mend | MendChoice
}

/**
 * What to have instead: parts of the value, other rules, the rule as a condition beside somebody who is named, Cloudflare's
 * own second factor; or nothing.
 */
type Instead = Record<string, unknown> | readonly Record<string, unknown>[] | 'remove' | 'to-require' | 'second-factor'

export interface Mend {
  label: string
  rule: Instead
}

/** One of several things to have instead, of which a person knows which is meant. */
export interface MendChoice {
  label: string
  /** What is chosen, as a field is labelled. */
  asks: string
  options: readonly { id: string; title: string; rule: Instead }[]
  /** The id of what is meant most likely. */
  best?: string
}

/** Whether a rule here lets somebody in; in a rule group we cannot know, so it may. */
export const opens = ({ ruleType, decision }: RuleFindingContext): boolean =>
  ruleType === 'include' && decision !== 'deny'
