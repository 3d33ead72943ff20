import type { Credential } from '#core/connection'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import type { GroupDocument, PolicyDocument } from '#core/documents'
import { sameEmail } from '#core/email'
import { isObject } from '#core/json'
import { type CachedDocuments, cachedDocuments, type Seeing } from './cached-documents'
import { type CachedRead, createCachedRead, FRESH_MS, SELDOM_FRESH_MS } from './cached-read'
import { type PermissionsOfAccount, permissionsOf } from './account-permissions'
import type { Purpose } from './budget'
import type { Client, UpstreamRequest } from './client'
import { type CredentialForm, identify } from './credential'
import { type Documents, documentsAt } from './documents'
import { groupsPlace } from './groups'
import { createHeldPermissions } from './held-permissions'
import { createLastSeen, type LastSeenReads } from './last-seen'
import {
  accountsListing,
  auditLogOf,
  directory,
  type Listing,
  listings,
  listItems,
  organization,
  zonesListing,
} from './listings'
import { type LoginRows, readLogins } from './logins'
import { allPages, onePage } from './paging'
import { accountId, objectId, zoneId } from './path'
import { permissions } from './permissions'
import { policiesPlace } from './policies'
import { policyTestsOf, type PolicyTests } from './policy-tests'
import { createRecent } from './recent'
import { createAge, createSnapshot, type Snapshot } from './snapshot'

/** A row as Cloudflare sent it: any member may be missing or of another kind than documented. */
export type UpstreamRow = Record<string, unknown>

/** `get`: what is old is read anew meanwhile. `kept`: what is there is given as it is; see `createCachedRead`. */
export type How = 'get' | 'kept'

/** All that Gatehouse can ask of Cloudflare. What has no method here cannot be reached. */
export interface Cloudflare {
  /**
   * Who we are there. The person behind a token is asked for once, when `person` first says so.
   * @throws UpstreamError when Cloudflare cannot be asked
   */
  credential(asked: { person: boolean }): Promise<Credential>
  accounts(): Promise<UpstreamRow[]>
  /** @throws AppError `not_found` when the id cannot be an account's */
  account(id: string): CloudflareAccount
}

export interface CloudflareAccount {
  readonly id: string
  readonly policies: CachedDocuments<PolicyDocument>
  readonly groups: CachedDocuments<GroupDocument>
  /** The groups of one zone, which only its zone's own applications can use. */
  zoneGroups(zone: string): CachedDocuments<GroupDocument>
  readonly policyTests: PolicyTests
  readonly permissions: PermissionsOfAccount
  /** A list that pickers read, by its name in `listings`. */
  rows(listing: keyof typeof listings, how?: How): Promise<UpstreamRow[]>
  zones(): Promise<UpstreamRow[]>
  listItems(list: string): Promise<UpstreamRow[]>
  /** The entries of a list as far as they were read, without waiting; when they were not, they are being read meanwhile. */
  listItemsAtOnce(list: string): { rows?: UpstreamRow[]; error?: unknown }
  /** The settings of the whole organisation. */
  organization(): Promise<UpstreamRow>
  /** What was last seen of people who logged in. */
  readonly lastSeen: LastSeenReads
  /** The person with that address among those who logged in; `undefined` = Access knows none. */
  userByEmail(email: string): Promise<UpstreamRow | undefined>
  /** The log of logins since a day (`2026-11-01`), at most so many pages of 1,000 rows. */
  logins(since: string, mostPages: number, how?: How): Promise<LoginRows>
  directory(identityProvider: string, what: 'groups' | 'users', how?: How): Promise<UpstreamRow[]>
  /** Who changed what between these times, as far as Cloudflare's own audit log says, the newest first. */
  auditLog(since: Date, before: Date): Promise<UpstreamRow[]>
  readonly snapshot: Snapshot
  /** When the oldest of what this object answered so far was read; `undefined` = nothing came from the snapshot. */
  readAt(): Date | undefined
}

/** Sees what is read, so that changes made elsewhere are noticed. Nobody waits for it. */
export interface Observer {
  /** Asked before a reading of these documents begins. `live` reads past it. */
  documents<D extends AccessDocument>(place: Place, live: Documents<D>): ReturnType<Seeing<D>>
  /** Told of every other list that was read whole. */
  rows(account: string, listing: string, rows: readonly UpstreamRow[]): void
}

/** Where documents live: the account's own, or those of one of its zones. */
export interface Place {
  account: string
  /** The account or the zone. */
  owner: string
  kind: DocumentKind
}

interface Options {
  clock: () => Date
  observer?: Observer | undefined
  /** Told of readings that failed while nobody waited for them. */
  report: (error: unknown) => void
  credential: CredentialForm
  /** Calls that may be spent on what nobody waits for. */
  spare?: () => number
  /** Asks for smaller pages than Cloudflare grants; larger ones are never asked for. */
  perPage?: number | undefined
}

/** Where nobody watches. */
const UNSEEN = { all: () => {}, one: () => {} }

/** How many accounts are remembered: those that somebody looked at last. */
const MOST_SNAPSHOTS = 8

export function createCloudflare(client: Client, options: Options): Cloudflare {
  const { clock, credential: form, perPage = Infinity } = options
  const held = createHeldPermissions()
  const snapshots = createRecent<Snapshot>(MOST_SNAPSHOTS)
  const lastSeen = createRecent<LastSeenReads>(MOST_SNAPSHOTS)
  const read = async (asking: Client, listing: Listing, below: readonly string[], purpose: Purpose) => {
    const { subject, permission, query, perPage: granted, mostPages } = listing
    const path = [...below, ...listing.path]
    const request: UpstreamRequest = { method: 'GET', path, subject, permission, purpose, ...(query && { query }) }
    const rows =
      granted === undefined
        ? await onePage(asking, request)
        : await allPages(asking, request, { perPage: Math.min(granted, perPage), mostPages })
    return rows.filter(isObject)
  }
  const smaller = <P extends { perPage: number }>(place: P): P => ({
    ...place,
    perPage: Math.min(place.perPage, perPage),
  })
  // Never an older one: an account that is missing in it would be told to be out of reach.
  const accounts = createCachedRead((purpose) => read(client, accountsListing, [], purpose), { ...options, freshMs: 0 })

  /** The person behind the token, which stays the same as long as we have it. */
  let behind: string | undefined

  return {
    credential: async ({ person }) => {
      const reached = async () => (await (accounts.state().readAt ? accounts.kept() : accounts.latest())).value
      const found = await identify({ client, form, accounts: reached, person: person && behind === undefined })
      behind = found.email ?? behind
      const { unasked: _, ...known } = found
      return found.unasked && behind !== undefined ? { ...known, email: behind } : found
    },
    accounts: async () => (await accounts.latest()).value,
    account: (text) => {
      const id = accountId(text)
      const base = ['accounts', id]
      const asking = held.noting(client, id)
      const snapshot = snapshots.get(id, () => createSnapshot(options))
      const age = createAge()
      const readOf = (name: string, listing: Listing, below: readonly string[] = base) => {
        const fresh = listing.seldom ? SELDOM_FRESH_MS : FRESH_MS
        const reading = async (purpose: Purpose) => {
          const all = await read(asking, listing, below, purpose)
          options.observer?.rows(id, name, all)
          return all
        }
        return snapshot.of(name, reading, fresh)
      }
      const rowsOf = async (how: How, ...of: Parameters<typeof readOf>) => age.of(await readOf(...of)[how]())
      const itemsOf = (list: string) => [`lists/${list}/items`, listItems(objectId(list, 'list'))] as const
      const cached = <D extends AccessDocument>(
        name: string,
        place: Place,
        live: Documents<D>,
        onWrite?: () => void,
      ) => {
        const seen: Seeing<D> = () => options.observer?.documents(place, live) ?? UNSEEN
        const rows: CachedRead<D[]> = snapshot.of(name, async (purpose) => {
          const watching = seen()
          const all = await live.list(purpose)
          watching.all(all)
          return all
        })
        return cachedDocuments(live, {
          kind: place.kind,
          rows,
          aged: (reading) => age.of(reading),
          seen,
          ...(onWrite && { onWrite }),
        })
      }
      const here = (kind: DocumentKind): Place => ({ account: id, owner: id, kind })
      // Applications are told with the policies that they use.
      const renewApps = () => snapshot.renew('apps')
      const rows = (listing: keyof typeof listings, how: How = 'get') => rowsOf(how, listing, listings[listing])
      const policies = cached(
        'policies',
        here('policies'),
        documentsAt<PolicyDocument>(asking, ['accounts', id], smaller(policiesPlace), clock),
        renewApps,
      )
      const groups = cached(
        'groups',
        here('groups'),
        documentsAt<GroupDocument>(asking, ['accounts', id], smaller(groupsPlace), clock),
      )
      const reads = {
        [permissions.policiesRead]: () => policies.list(),
        [permissions.groupsRead]: () => groups.list(),
        [permissions.zeroTrustRead]: () => rows('postureChecks'),
        [permissions.serviceTokensRead]: () => rows('serviceTokens'),
      }
      return {
        id,
        policies,
        groups,
        zoneGroups: (zone) =>
          cached(
            `zones/${zoneId(zone)}/groups`,
            { account: id, owner: zone, kind: 'groups' },
            documentsAt<GroupDocument>(asking, ['zones', zone], smaller(groupsPlace), clock),
          ),
        policyTests: policyTestsOf(asking, id, perPage),
        permissions: permissionsOf({ client: asking, account: id, clock, held, reads }),
        rows,
        zones: () => rowsOf('get', 'zones', zonesListing(id), []),
        listItems: (list) => rowsOf('get', ...itemsOf(list)),
        listItemsAtOnce: (list) => {
          const items = readOf(...itemsOf(list))
          const known = items.atOnce()
          return known ? { rows: age.of(known) } : { error: items.state().error }
        },
        organization: async () => {
          const one = snapshot.of(
            'organization',
            async (purpose) => {
              const { result } = await asking({
                method: 'GET',
                ...organization,
                path: [...base, ...organization.path],
                purpose,
              })
              return isObject(result) ? result : {}
            },
            SELDOM_FRESH_MS,
          )
          return age.of(await one.get())
        },
        directory: (provider, what, how = 'get') =>
          rowsOf(how, `directories/${provider}/${what}`, directory(objectId(provider, 'login method'), what)),
        lastSeen: lastSeen.get(id, () =>
          createLastSeen((user, purpose) => identityOf(asking, id, user, purpose), {
            ...options,
            spare: options.spare ?? (() => Infinity),
          }),
        ),
        userByEmail: async (email) => {
          const found = await read(asking, { ...listings.users, query: { email } }, base, 'view')
          return found.find((row) => typeof row.email === 'string' && sameEmail(row.email, email))
        },
        logins: async (since, mostPages, how = 'get') => {
          const log = snapshot.of(
            `logins/${since}/${mostPages}`,
            (purpose) => readLogins(asking, id, { since: `${since}T00:00:00Z`, mostPages, perPage, purpose }),
            SELDOM_FRESH_MS,
          )
          return age.of(await log[how]())
        },
        auditLog: (since, before) => read(asking, auditLogOf(since, before), base, 'refresh'),
        snapshot,
        readAt: age.oldest,
      }
    },
  }
}

/** What was last seen of one person. */
async function identityOf(client: Client, account: string, user: string, purpose: Purpose): Promise<UpstreamRow> {
  const { result } = await client({
    method: 'GET',
    path: ['accounts', account, 'access', 'users', objectId(user, 'person'), 'last_seen_identity'],
    subject: 'what was last seen of a person',
    permission: permissions.usersRead,
    purpose,
  })
  return isObject(result) ? result : {}
}
