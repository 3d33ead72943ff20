/** Everything of an account that the sandbox keeps. A name is also the `kind` under which its documents are stored. */
export const RESOURCES = [
  'organizations',
  'policies',
  'apps',
  'groups',
  'identity_providers',
  'service_tokens',
  'lists',
  'list_items',
  'posture_checks',
  'posture_integrations',
  'certificates',
  'tags',
  'users',
  'identities',
  'access_requests',
  'jit_requests',
  'risk_scores',
  'scim_groups',
  'scim_users',
  'zones',
  'zone_groups',
  'audit_logs',
  'auth_contexts',
] as const

export type Resource = (typeof RESOURCES)[number]

/** A document as reads answer with it, before Cloudflare's own additions and omissions (`output.ts`). */
export type Document = { id: string; [key: string]: unknown }

/**
 * An account as it is when it is made. Ids need to be unique within the account only, so one seed can be copied into
 * any number of accounts.
 *
 * - `apps` hold `policies`: `{ id, precedence }` for a reusable policy, or a whole app-only policy with
 *   `reusable: false` and `precedence`.
 * - `list_items` have a `list_id`; `zone_groups` a `zone_id`; `scim_groups`, `scim_users` and `auth_contexts` an
 *   `identity_provider_id`.
 * - `identities` are the last seen identity of a user: `user_id`, `last_login`, and the facts of that visit under
 *   `request`, shaped as `AccessRequest` of `#core/access-request`. `last_device` has the `posture` of a device that
 *   Access saw after that login, as tests of policies go by it.
 * - `risk_scores` are `{ id: <user id>, risk }`.
 */
export interface SeedAccount {
  name: string
  /** false: Access was never set up, and every call under `/access` says so. */
  access_enabled: boolean
  /** What the full token may do here: `read` makes an account that can be looked at but not changed. */
  token_access: 'write' | 'read'
  documents: Partial<Record<Resource, Document[]>>
}
