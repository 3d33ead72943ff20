import type { Credential, CredentialStatus } from '#core/connection'
import { isObject } from '#core/json'
import type { Client } from './client'
import type { UpstreamRow } from './cloudflare'
import { permissions } from './permissions'
import { UpstreamError } from './upstream-error'

/** An account that owns a token sees itself alone; a token that sees more accounts than this is a person's. */
const MOST_OWNERS = 5

/** https://developers.cloudflare.com/fundamentals/api/troubleshooting/: "Invalid request headers" */
const MALFORMED = 6003

/** What the credential itself shows: the older pair of headers, a token that names an account as its owner, or a token. */
export type CredentialForm = 'key' | 'account_token' | 'token'

/**
 * Tokens made since 2026 say whose they are; of older ones only Cloudflare can tell.
 * https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/
 */
export function formOf(headers: Readonly<Record<string, string>>): CredentialForm {
  if ('x-auth-key' in headers) return 'key'
  return headers['authorization']?.startsWith('Bearer cfat_') ? 'account_token' : 'token'
}

interface Asking {
  client: Client
  form: CredentialForm
  /** The accounts that it reaches, which may have been read before. */
  accounts: () => Promise<UpstreamRow[]>
  /** Asks for the person as well, which is a call more. */
  person: boolean
}

/**
 * Who the credential is. A refusal is an answer here; whatever else fails is thrown.
 * @throws UpstreamError when Cloudflare cannot be asked
 */
export async function identify({ client, form, accounts, person }: Asking): Promise<Credential> {
  if (form === 'key') {
    const email = await ifAllowed(() => emailOf(client))
    return { kind: form, status: 'refused' in email ? statusOfRefused(email.refused) : 'active', ...present(email) }
  }
  const first = form === 'account_token' ? await ownedByAccount(client, accounts) : undefined
  if (first) return first
  const own = await ifAllowed(() => verify(client, ['user', 'tokens', 'verify']))
  if (!('refused' in own)) {
    if (own.got.status !== 'active') return { kind: 'user_token', ...own.got }
    const email = person ? present(await ifAllowed(() => emailOf(client))) : ({ unasked: true } as const)
    return { kind: 'user_token', ...own.got, ...email }
  }
  const status = statusOfRefused(own.refused)
  const owned = status === 'unknown' && form === 'token' ? await ownedByAccount(client, accounts) : undefined
  return owned ?? { kind: 'token', status }
}

/**
 * A token that belongs to an account is verified at that account, and is unknown as a person's.
 * https://developers.cloudflare.com/fundamentals/api/get-started/account-owned-tokens/
 */
async function ownedByAccount(client: Client, accounts: Asking['accounts']): Promise<Credential | undefined> {
  const reached = await ifAllowed(accounts)
  if ('refused' in reached) return undefined
  for (const account of reached.got.slice(0, MOST_OWNERS)) {
    const { id, name } = account
    if (typeof id !== 'string') continue
    const verified = await ifAllowed(() => verify(client, ['accounts', id, 'tokens', 'verify']))
    if ('refused' in verified) continue
    return { kind: 'account_token', ...verified.got, owner: { id, name: typeof name === 'string' ? name : id } }
  }
  return undefined
}

async function verify(client: Client, path: string[]) {
  const { result } = await client({ method: 'GET', path, subject: 'the API token', permission: permissions.userRead })
  const { status, expires_on, not_before } = isObject(result) ? result : {}
  return {
    status: statusOf(status),
    ...(typeof expires_on === 'string' && { expires_on }),
    ...(typeof not_before === 'string' && { not_before }),
  }
}

const statusOf = (status: unknown): CredentialStatus =>
  status === 'active' || status === 'expired' || status === 'disabled' ? status : 'unknown'

async function emailOf(client: Client): Promise<string | undefined> {
  const { result } = await client({
    method: 'GET',
    path: ['user'],
    subject: 'the person behind the API token',
    permission: permissions.userRead,
  })
  return isObject(result) && typeof result.email === 'string' ? result.email : undefined
}

type Asked<T> = { got: T } | { refused: UpstreamError }

/** What was asked for, or Cloudflare's refusal to tell. Too many requests is no answer to the question. */
async function ifAllowed<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { got: await ask() }
  } catch (error) {
    const refused = error instanceof UpstreamError && error.failure === 'refused'
    if (refused && error.status < 500 && error.status !== 429) return { refused: error }
    throw error
  }
}

const statusOfRefused = ({ errors }: UpstreamError): CredentialStatus =>
  errors.some(({ code }) => code === MALFORMED) ? 'malformed' : 'unknown'

const present = (email: Asked<string | undefined>) =>
  'got' in email && email.got !== undefined ? { email: email.got } : {}
