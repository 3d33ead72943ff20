import type { GroupDocument, PolicyDocument } from '#core/documents'
import { isObject } from '#core/json'
import type { Client } from './client'
import { type Documents, documentsAt } from './documents'
import { groupsPlace } from './groups'
import { accountsListing, directory, type Listing, listings, listItems, zonesListing } from './listings'
import { allPages, onePage } from './paging'
import { accountId, objectId } from './path'
import { policiesPlace } from './policies'

/** A row as Cloudflare sent it: any member may be missing or of another kind than documented. */
export type UpstreamRow = Record<string, unknown>

/** All that Gatehouse can ask of Cloudflare. What has no method here cannot be reached. */
export interface Cloudflare {
  accounts(): Promise<UpstreamRow[]>
  /** @throws AppError `not_found` when the id cannot be an account's */
  account(id: string): CloudflareAccount
}

export interface CloudflareAccount {
  readonly id: string
  readonly policies: Documents<PolicyDocument>
  readonly groups: Documents<GroupDocument>
  /** A list that pickers read, by its name in `listings`. */
  rows(listing: keyof typeof listings): Promise<UpstreamRow[]>
  zones(): Promise<UpstreamRow[]>
  listItems(list: string): Promise<UpstreamRow[]>
  directory(identityProvider: string, what: 'groups' | 'users'): Promise<UpstreamRow[]>
}

interface Options {
  clock: () => Date
  /** Asks for smaller pages than Cloudflare grants; larger ones are never asked for. */
  perPage?: number | undefined
}

export function createCloudflare(client: Client, { clock, perPage = Infinity }: Options): Cloudflare {
  const read = async ({ perPage: granted, ...listing }: Listing, base: readonly string[] = []) => {
    const request = { ...listing, method: 'GET' as const, path: [...base, ...listing.path] }
    const rows =
      granted === undefined
        ? await onePage(client, request)
        : await allPages(client, request, Math.min(granted, perPage))
    return rows.filter(isObject)
  }
  const smaller = <P extends { perPage: number }>(place: P): P => ({
    ...place,
    perPage: Math.min(place.perPage, perPage),
  })
  return {
    accounts: () => read(accountsListing),
    account: (text) => {
      const id = accountId(text)
      const base = ['accounts', id]
      return {
        id,
        policies: documentsAt<PolicyDocument>(client, id, smaller(policiesPlace), clock),
        groups: documentsAt<GroupDocument>(client, id, smaller(groupsPlace), clock),
        rows: (listing) => read(listings[listing], base),
        zones: () => read(zonesListing(id)),
        listItems: (list) => read(listItems(objectId(list, 'list')), base),
        directory: (provider, what) => read(directory(objectId(provider, 'login method'), what), base),
      }
    },
  }
}
