import type { Claim } from '../claim'
import type { AccessDocument } from '../document-kind'
import type { Decision } from '../decision'
import type { RuleLists } from '../evaluate'
import type { AccountFacts } from './account-facts'
import type { Finding, Fix, NoteWanted, Place, Removal, Severity } from './finding'
import type { AppView, View } from './view'
import type { Reference } from '../reference'
import type { ReadRule } from '../rule'
import type { RuleType } from '../rule-type'

/** A policy or rule group that is looked at, wherever it lives. */
export interface Subject {
  place: Place
  kind: 'policies' | 'groups'
  document: AccessDocument
  /** Absent for rule groups and for policies whose action we do not know. */
  decision?: Decision
  /** The applications that it guards; none for a rule group. */
  apps: readonly AppView[]
  rules: readonly SubjectRule[]
  /** The same rules by their list. */
  byType: Readonly<Record<RuleType, readonly SubjectRule[]>>
  /** What its rules point to, each with its rule. */
  pointers: readonly { one: SubjectRule; reference: Reference }[]
  /** The rule lists, as proofs take them. */
  lists: Required<RuleLists>
}

export interface SubjectRule {
  ruleType: RuleType
  index: number
  rule: unknown
  read: ReadRule
  /** What the rule claims by itself, once it was asked for; `null` = nothing. See `claimOf` in `subject.ts`. */
  claim?: Claim | null
}

/** A finding without what its check and its subject say already. `at`: where in the subject. */
export interface Found {
  message: string
  severity?: Severity
  at?: Pick<Place, 'ruleType' | 'index' | 'field' | 'policy'>
  people?: readonly string[]
  fix?: Fix
  removal?: Removal
  inCloudflare?: string
  see?: NonNullable<Finding['see']>
  note?: NoteWanted
}

/** An account, and what in it is edited: what a check is tried on. */
export interface Example {
  account: AccountFacts
  draft?: { kind: 'policies' | 'groups'; document: AccessDocument }
}

/**
 * What a policy or group may lack: a member of its document with something in it, rules under "not these", rules that
 * point to something, or being of one kind.
 */
export const NEEDS = [
  'approval_required',
  'exclude',
  'mfa_config',
  'pointers',
  'policies',
  'groups',
  'purpose_justification_prompt',
  'session_duration',
] as const

export type Need = (typeof NEEDS)[number]

/** One check of the catalogue. */
export interface Check {
  id: string
  /** The gravest that it finds. */
  severity: Severity
  /** What it looks for, for filters: "Anyone who can log in gets in". */
  title: string
  /** What it finds stops a publish until an owner overrides it there, so no waiver lifts it. */
  stopsPublish?: true
  /** What a policy or group must have for this check to find anything; where it lacks it, nobody looks. */
  needs?: Need
  /** Looks at one policy or group. Absent: the selectors themselves find it, rule by rule. */
  inDocument?: (subject: Subject, view: View) => Found[]
  /** Looks at one application with its policies. */
  inApp?: (app: AppView, view: View) => Found[]
  /** Looks at the whole account. */
  inAccount?: (view: View) => Finding[]
  /** Looks at what an edit does to a document that others stand on. */
  inDraft?: (subject: Subject, view: View, live: View) => Found[]
  examples: { finds: readonly Example[]; spares: readonly Example[] }
}
