/**
 * What is known about one visit. A field that is absent is a fact we lack: rules that need it are `unknown`. An empty
 * value is a known "none" (`service_token: null` = no machine key was shown).
 */
export interface AccessRequest {
  email?: string
  /** The login method used. Its type is one of Cloudflare's (`onetimepin`, `okta`, `azureAD`, …). */
  identity_provider?: { id: string; type: string }
  /** What the login method asserted at this login, each named as the rules name it. */
  asserted?: {
    /** Entra object ids, Okta group names, Google Workspace group addresses. */
    groups?: readonly string[]
    /** GitHub organisations with the person's teams. */
    github?: readonly { name: string; teams: readonly string[] }[]
    /** SAML attributes, OIDC claims: all values of each. */
    attributes?: Readonly<Record<string, readonly string[]>>
    /** Entra authentication contexts satisfied. */
    auth_contexts?: readonly string[]
    /** Ids of the Cloudflare accounts that the person is a member of. */
    cloudflare_accounts?: readonly string[]
  }
  /** RFC 8176 `amr` values reported at login. */
  auth_methods?: readonly string[]
  /** Ids of email lists the person's address is on are looked up through `AccessLookup`, not stated here. */
  country?: string
  ip?: string
  /** Device check id to its result. A check that is absent is unknown. */
  posture?: Readonly<Record<string, boolean>>
  /** The client certificate shown; null = none. */
  certificate?: { common_name: string } | null
  /** The id of the machine key shown; null = none. */
  service_token?: string | null
  /** The uid of the application whose token was shown; null = none. */
  linked_app?: string | null
  risk?: 'low' | 'medium' | 'high' | 'unscored'
  /** Evaluate URL to the answer it gave. */
  external?: Readonly<Record<string, boolean>>
  /**
   * The ids of the login methods that are offered where the visit is judged, when it is known to be by none that
   * somebody logged in with before: it says why the login method is not known. See `requestAt`.
   */
  offered?: readonly string[]
  /** The visit is one that took place, so its login method was offered then, whatever is offered now. */
  tookPlace?: true
}

/** What rules point to, answered by the caller. `undefined` = could not be read, so the rule is `unknown`. */
export interface AccessLookup {
  /** The values of a list of emails or addresses. */
  list(id: string): readonly string[] | undefined
  /** The three rule lists of a rule group; `null` = the account has no such group, which matches nobody. */
  group(id: string): { include: unknown[]; require: unknown[]; exclude: unknown[] } | null | undefined
  /** The account the policy belongs to. */
  accountId?: string
}
