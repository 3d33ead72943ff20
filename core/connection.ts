/**
 * What Cloudflare says of the credential that the server was started with. `unknown`: Cloudflare does not know it (it was
 * deleted or rolled, or was pasted wrongly); `malformed`: it cannot even be read as one.
 */
export type CredentialStatus = 'active' | 'expired' | 'disabled' | 'unknown' | 'malformed'

/**
 * Whose it is: a person's token, a token that an account owns, or the older pair of email and key. `token`: a token
 * of which Cloudflare does not say.
 */
export type CredentialKind = 'user_token' | 'account_token' | 'key' | 'token'

/** Who the server is at Cloudflare. The credential itself never stands in it. */
export interface Credential {
  kind: CredentialKind
  status: CredentialStatus
  /** The person behind it; absent when it has none, when it may not say, or while nobody asked. */
  email?: string
  /** It is a person's, and nobody asked so far whose: that takes one call more. */
  unasked?: true
  /** The account that owns it. */
  owner?: { id: string; name: string }
  /** RFC 3339; absent = it does not end by itself. */
  expires_on?: string
  /** RFC 3339: not valid before. */
  not_before?: string
}

/** `unknown`: we could not look, which is neither of the others. A write shows itself only when one is made. */
export type Held = 'have' | 'lack' | 'unknown'

/** A token permission that pages need, and whether the credential has it in one account. */
export interface PermissionState {
  /** As Cloudflare names it. */
  name: string
  held: Held
  /** What it is needed for: a whole sentence. */
  why: string
  /** What works without it: a whole sentence. */
  without: string
  /** What it lets be changed; absent for permissions to read. */
  changes?: 'policies' | 'groups'
}

export interface AccountPermissions {
  /** Whether Access was ever set up on the account. */
  access: 'enabled' | 'not_enabled' | 'unknown'
  permissions: PermissionState[]
  /** Why some could not be found out: a whole sentence. */
  trouble?: string
}
