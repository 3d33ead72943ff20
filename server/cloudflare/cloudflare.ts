import type { Credential } from '#core/connection'
import type { GroupDocument, PolicyDocument } from '#core/documents'
import { isObject } from '#core/json'
import { type PermissionsOfAccount, permissionsOf } from './account-permissions'
import type { Client } from './client'
import { identify } from './credential'
import { type Documents, documentsAt } from './documents'
import { groupsPlace } from './groups'
import { createHeldPermissions } from './held-permissions'
import { accountsListing, directory, type Listing, listings, listItems, zonesListing } from './listings'
import { allPages, onePage } from './paging'
import { accountId, objectId, zoneId } from './path'
import { policiesPlace } from './policies'

/** A row as Cloudflare sent it: any member may be missing or of another kind than documented. */
export type UpstreamRow = Record<string, unknown>

/** All that Gatehouse can ask of Cloudflare. What has no method here cannot be reached. */
export interface Cloudflare {
  /** Who we are there. @throws UpstreamError when Cloudflare cannot be asked */
  credential(): Promise<Credential>
  accounts(): Promise<UpstreamRow[]>
  /** @throws AppError `not_found` when the id cannot be an account's */
  account(id: string): CloudflareAccount
}

export interface CloudflareAccount {
  readonly id: string
  readonly policies: Documents<PolicyDocument>
  readonly groups: Documents<GroupDocument>
  /** The groups of one zone, which only its zone's own applications can use. */
  zoneGroups(zone: string): Documents<GroupDocument>
  readonly permissions: PermissionsOfAccount
  /** A list that pickers read, by its name in `listings`. */
  rows(listing: keyof typeof listings): Promise<UpstreamRow[]>
  zones(): Promise<UpstreamRow[]>
  listItems(list: string): Promise<UpstreamRow[]>
  directory(identityProvider: string, what: 'groups' | 'users'): Promise<UpstreamRow[]>
}

interface Options {
  clock: () => Date
  /** Which headers carry the credential. */
  credential: 'token' | 'key'
  /** Asks for smaller pages than Cloudflare grants; larger ones are never asked for. */
  perPage?: number | undefined
}

export function createCloudflare(client: Client, { clock, credential, perPage = Infinity }: Options): Cloudflare {
  const held = createHeldPermissions()
  const read = async (asking: Client, { perPage: granted, ...listing }: Listing, base: readonly string[] = []) => {
    const request = { ...listing, method: 'GET' as const, path: [...base, ...listing.path] }
    const rows =
      granted === undefined
        ? await onePage(asking, request)
        : await allPages(asking, request, Math.min(granted, perPage))
    return rows.filter(isObject)
  }
  const smaller = <P extends { perPage: number }>(place: P): P => ({
    ...place,
    perPage: Math.min(place.perPage, perPage),
  })
  return {
    credential: () => identify(client, credential),
    accounts: () => read(client, accountsListing),
    account: (text) => {
      const id = accountId(text)
      const base = ['accounts', id]
      const asking = held.noting(client, id)
      return {
        id,
        policies: documentsAt<PolicyDocument>(asking, ['accounts', id], smaller(policiesPlace), clock),
        groups: documentsAt<GroupDocument>(asking, ['accounts', id], smaller(groupsPlace), clock),
        zoneGroups: (zone) => documentsAt<GroupDocument>(asking, ['zones', zoneId(zone)], smaller(groupsPlace), clock),
        permissions: permissionsOf(asking, id, held),
        rows: (listing) => read(asking, listings[listing], base),
        zones: () => read(asking, zonesListing(id)),
        listItems: (list) => read(asking, listItems(objectId(list, 'list')), base),
        directory: (provider, what) => read(asking, directory(objectId(provider, 'login method'), what), base),
      }
    },
  }
}
