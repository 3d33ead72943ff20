import type { Risk } from './account-settings'
import type { Severity } from './rule-finding'

/** Something that stops a publish until an owner overrides it with a reason. */
export interface GuardBreach {
  guard: 'self' | 'break-glass' | 'approver' | 'last-let-in' | 'people-limit' | 'sentence'
  /** `broken`: it holds now and would not any more. `cannot-tell`: it would depend on a fact we lack; that is told and stops nothing. */
  verdict: 'broken' | 'cannot-tell'
  /** Whole sentences: what would happen, to whom, and what to do instead. */
  message: string
  people?: string[]
  apps?: { id: string; name: string }[]
}

/** Who a publish touches, as history keeps it. Names are cut at `MOST_NAMED`; the counts are not. */
export interface PeopleTouched {
  gain: number
  lose: number
  cannotTell: number
  gaining: string[]
  losing: string[]
  apps: { id: string; name: string; gain: number; lose: number }[]
}

export const MOST_NAMED = 200

/** What a publish would do, as both sides of the product judge it. */
export interface Assessment {
  people: PeopleTouched
  breaches: GuardBreach[]
  risk: Risk
  /** Findings that the change brings and that were not there before. */
  findings: { id: string; severity: Severity; message: string }[]
}
