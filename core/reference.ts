/** What a rule can point to by id: the pickers, "used by" and the names in sentences are made of these. */
export const REFERENCE_KINDS = [
  'groups',
  'email_lists',
  'ip_lists',
  'identity_providers',
  'service_tokens',
  'posture_checks',
  'apps',
  'accounts',
] as const

export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

export interface Reference {
  kind: ReferenceKind
  id: string
}

/**
 * What is known of the thing behind an id. `missing`: the account was read and has no such thing; `name` is the
 * one that it had last, where that is known. `unread`: we could
 * not look (still loading, or the token may not), which must never be told as missing; with `why`, a whole sentence, it
 * was looked for and may or may not exist. `zone`: the id of the zone that it belongs to, not to the whole account.
 */
export type Found =
  | { state: 'named'; name: string; detail?: string; zone?: string }
  | { state: 'missing'; name?: string }
  | { state: 'unread'; why?: string }

/** Asked by sentences and differences, answered by the caller from the account's pickers. */
export type NameLookup = (reference: Reference) => Found

/** Words for a thing of this kind, lower case: "a group that no longer exists". */
export const referenceNouns: Record<ReferenceKind, { one: string; many: string }> = {
  groups: { one: 'group', many: 'groups' },
  email_lists: { one: 'list of emails', many: 'lists of emails' },
  ip_lists: { one: 'list of addresses', many: 'lists of addresses' },
  identity_providers: { one: 'login method', many: 'login methods' },
  service_tokens: { one: 'machine key', many: 'machine keys' },
  posture_checks: { one: 'device check', many: 'device checks' },
  apps: { one: 'application', many: 'applications' },
  accounts: { one: 'Cloudflare account', many: 'Cloudflare accounts' },
}
