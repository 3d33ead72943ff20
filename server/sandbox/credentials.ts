import type { Ids, Tools } from './context'
import { SANDBOX } from './store'

/** Token permissions by the names that Cloudflare's dashboard shows; each comes as Read and as Write. */
export const PERMISSIONS = [
  'Access: Apps and Policies',
  'Access: Organizations, Identity Providers, and Groups',
  'Access: Policy Test',
  'Access: Service Tokens',
  'Access: Mutual TLS Certificates',
  'Access: Audit Logs',
  'Zero Trust',
  'Zero Trust: PII',
  'Account Settings',
  'Zone',
  'User Details',
] as const

export type Permission = (typeof PERMISSIONS)[number]

export interface Credential {
  /** The token itself, or `email key` of a global API key. */
  id: string
  /** What `tokens/verify` calls it. */
  token_id: string
  name: string
  owner: 'user' | 'account'
  status: 'active' | 'disabled' | 'expired'
  /** `null`: everything, at the level given. */
  permissions: Permission[] | null
  level: 'Read' | 'Write'
  /** `null`: every account. */
  accounts: string[] | null
  not_before?: string
  expires_on?: string
  [key: string]: unknown
}

/** Tokens with a fault, for trying out what a person then sees. Each is as long as Cloudflare's are. */
export const EXPIRED_TOKEN = 'practice-token-that-has-expired-00000000'
export const DISABLED_TOKEN = 'practice-token-that-is-disabled-00000000'
/** Well-formed, and belongs to nobody. */
export const DEAD_TOKEN = 'practice-token-that-nobody-made-00000000'
/** May read and write policies and applications, and nothing else: no groups, no people. */
export const POLICIES_ONLY_TOKEN = 'practice-token-for-policies-only-0000000'
/** Reaches the first account only. */
export const FIRST_ACCOUNT_TOKEN = 'practice-token-for-the-first-account-000'
/** Owned by an account, not by a person. */
export const ACCOUNT_OWNED_TOKEN = 'practice-token-owned-by-an-account-00000'
/** The same in the form that Cloudflare gives tokens since 2026, which says so. */
export const ACCOUNT_FORM_TOKEN = 'cfat_practice-token-owned-by-an-account-00000'

/** The person behind the tokens and the global API key. */
export const OWNER_EMAIL = 'you@example.com'

/** The pair that the documentation shows and Cloudflare's own test suites send; only `lenient` knows it. */
const DOCUMENTED_KEY = { email: 'user@example.com', key: '144c9defac04969c7bfad8efaa8ea194' }

export const keyId = (email: string, key: string) => `${email} ${key}`

/** The credentials of a fresh sandbox. `firstAccount` is the one that the limited tokens reach. */
export function freshCredentials(ids: Ids, firstAccount: string) {
  const make = (id: string, name: string, more: Partial<Credential> = {}) => credentialOf(ids, id, name, more)
  const token = ids.hex(40)
  const readOnlyToken = ids.hex(40)
  const globalKey = { email: OWNER_EMAIL, key: ids.hex(37) }
  const credentials = [
    make(token, 'Full token'),
    make(readOnlyToken, 'Read-only token', { level: 'Read' }),
    make(keyId(globalKey.email, globalKey.key), 'Global API key'),
    make(EXPIRED_TOKEN, 'Expired token', { status: 'expired', expires_on: '2020-01-01T00:00:00Z' }),
    make(DISABLED_TOKEN, 'Disabled token', { status: 'disabled' }),
    make(POLICIES_ONLY_TOKEN, 'Policies only', { permissions: ['Access: Apps and Policies'] }),
    make(FIRST_ACCOUNT_TOKEN, 'First account only', { accounts: [firstAccount] }),
    make(ACCOUNT_OWNED_TOKEN, 'Owned by an account', { owner: 'account', accounts: [firstAccount] }),
    make(ACCOUNT_FORM_TOKEN, 'Owned by an account, and says so', { owner: 'account', accounts: [firstAccount] }),
  ]
  return { credentials, issued: { id: 'issued', token, readOnlyToken, globalKey } }
}

/** The key pair that the documentation shows. */
export const documentedKey = (ids: Ids) =>
  credentialOf(ids, keyId(DOCUMENTED_KEY.email, DOCUMENTED_KEY.key), 'Documented key', {})

const credentialOf = (ids: Ids, id: string, name: string, more: Partial<Credential>): Credential => ({
  id,
  token_id: ids.hex(32),
  name,
  owner: 'user',
  status: 'active',
  permissions: null,
  level: 'Write',
  accounts: null,
  ...more,
})

/** The credential with this id; expired and disabled ones too. */
export const findCredential = async ({ store }: Tools, id: string) =>
  (await store.find(SANDBOX, 'credentials', id)) as Credential | undefined

export const reaches = (credential: Credential, account: string) =>
  credential.accounts === null || credential.accounts.includes(account)
