/** What can be said of a visit. Each is a part of `AccessRequest`. */
export const VISIT_FACTS = [
  'email',
  'identity_provider',
  'groups',
  'github',
  'attributes',
  'auth_contexts',
  'cloudflare_accounts',
  'auth_methods',
  'country',
  'ip',
  'posture',
  'certificate',
  'service_token',
  'linked_app',
  'risk',
  'external',
] as const

export type VisitFact = (typeof VISIT_FACTS)[number]

/** What is told by the login method that was used: by another one it may be told otherwise. */
export const TOLD_BY_LOGIN_METHOD: ReadonlySet<VisitFact> = new Set([
  'identity_provider',
  'groups',
  'github',
  'attributes',
  'auth_contexts',
  'cloudflare_accounts',
  'auth_methods',
])

/** A fact that a rule asks for, for somebody who says what a visit is like. */
export interface AskedFact {
  fact: VisitFact
  /** What it would have to be, or to hold, for the rule to match; absent = that is not in the rule itself. */
  which?: string
  /** What that is called, where it is not what a person reads: an id. */
  label?: string
}
