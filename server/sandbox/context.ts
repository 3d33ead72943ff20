import type { Credential } from './credentials'
import type { Store } from './store'

/** `strict`: as Cloudflare answers. `lenient`: any well-formed id finds something, for test suites of API clients. */
export type Profile = 'strict' | 'lenient'

/** What the sandbox is given, so that a test decides the time and the ids. */
export interface Tools {
  store: Store
  clock: () => Date
  ids: Ids
  profile: Profile
  /** Answer an unknown rule group as Cloudflare really does: with status 500. */
  faithfulFaults: boolean
}

export interface Ids {
  /** A random UUID, lower case. */
  uuid(): string
  /** So many random hexadecimal digits, lower case. */
  hex(length: number): string
}

export interface Account {
  id: string
  name: string
  access_enabled: boolean
  token_access: 'write' | 'read'
  created_on: string
}

export interface Env {
  Variables: {
    credential: Credential
    /** Only under `/accounts/{account_id}` and `/zones/{zone_id}`. */
    account: Account
    /** The id of this request's entry in the audit log. */
    auditLogId: string
  }
}

/** A moment as Cloudflare writes it: RFC 3339, UTC, whole seconds. */
export const timestamp = (moment: Date) => `${moment.toISOString().slice(0, 19)}Z`
