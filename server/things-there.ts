import type { Reference } from '#core/reference'
import { foundInZones } from '#core/zone-groups'
import type { CloudflareAccount } from './cloudflare/cloudflare'
import { UpstreamError } from './cloudflare/upstream-error'
import { groupsOfZones } from './groups-of-zones'

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
        if (all.some((row) => row.id === id)) return 'there'
        if (kind !== 'groups') return 'missing'
        const { state } = foundInZones(await groupsOfZones(account), id)
        return state === 'named' ? 'there' : state
      } catch (error) {
        if (error instanceof UpstreamError) return 'unread'
        throw error
      }
    },
  }
}
