import type { Held } from '#core/connection'
import type { Client } from './client'
import { refusalOf } from './refusals'
import { UpstreamError } from './upstream-error'

/** What Cloudflare's own answers told of the credential's permissions, for each account, as long as the server runs. */
export interface HeldPermissions {
  held(account: string, permission: string): Held
  /** So that a permission that was granted since is found out anew. */
  forget(account: string): void
  /** The client, with what its answers tell about `account` taken down. */
  noting(client: Client, account: string): Client
}

/**
 * Nothing is asked to find out a permission to write, since only a write could show it: it is `unknown` until one went
 * through or was refused. The last answer counts.
 */
export function createHeldPermissions(): HeldPermissions {
  const known = new Map<string, Map<string, Held>>()
  const note = (account: string, permission: string, held: Held) => {
    const ofAccount = known.get(account) ?? new Map<string, Held>()
    known.set(account, ofAccount.set(permission, held))
  }
  return {
    held: (account, permission) => known.get(account)?.get(permission) ?? 'unknown',
    forget: (account) => known.delete(account),
    noting: (client, account) => async (request) => {
      try {
        const envelope = await client(request)
        note(account, request.permission, 'have')
        return envelope
      } catch (error) {
        if (lacksPermission(error)) note(account, request.permission, 'lack')
        throw error
      }
    },
  }
}

const lacksPermission = (error: unknown) =>
  error instanceof UpstreamError &&
  error.failure === 'refused' &&
  refusalOf(error.status, error.errors, error.asked)?.permission === true
