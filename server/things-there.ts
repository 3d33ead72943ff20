import type { Reference } from '#core/reference'
import type { CloudflareAccount } from './cloudflare/cloudflare'
import { UpstreamError } from './cloudflare/upstream-error'

/** Whether things that rules point to exist; `unread`: it could not be looked up. */
export function thingsThere(account: CloudflareAccount) {
  const lists: { [K in Reference['kind']]?: () => Promise<readonly { id?: unknown }[]> } = {
    groups: () => account.groups.list(),
    email_lists: () => account.rows('lists'),
    ip_lists: () => account.rows('lists'),
    identity_providers: () => account.rows('identityProviders'),
    service_tokens: () => account.rows('serviceTokens'),
    posture_checks: () => account.rows('postureChecks'),
    apps: () => account.rows('apps'),
  }
  return {
    state: async ({ kind, id }: Reference): Promise<'there' | 'missing' | 'unread'> => {
      try {
        const all = await lists[kind]?.()
        if (!all) return 'unread'
        return all.some((row) => row.id === id) ? 'there' : 'missing'
      } catch (error) {
        if (error instanceof UpstreamError) return 'unread'
        throw error
      }
    },
  }
}
