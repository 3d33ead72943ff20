import type { AccountPermissions } from '#core/connection'
import type { Client } from './client'
import { appErrorOf } from './errors'
import { groupsPlace } from './groups'
import type { HeldPermissions } from './held-permissions'
import { type Listing, listings, zonesListing } from './listings'
import { neededPermissions } from './permissions'
import { policiesPlace } from './policies'
import { NOT_ENABLED } from './refusals'
import { UpstreamError } from './upstream-error'

export interface PermissionsOfAccount {
  /** What is known so far, without asking Cloudflare. */
  known(): AccountPermissions
  /** Finds out what is not known yet about permissions to read, with one small question for each. */
  ask(): Promise<AccountPermissions>
  forget(): void
}

/** `client` must note its answers in `held`. */
export function permissionsOf(client: Client, account: string, held: HeldPermissions): PermissionsOfAccount {
  const known = (): AccountPermissions => ({
    access: 'unknown',
    permissions: neededPermissions.map(({ includes, ...needed }) => {
      // Who may write may read, so who may not even read may not write.
      const barred = includes !== undefined && held.held(account, includes) === 'lack'
      return { ...needed, held: barred ? 'lack' : held.held(account, needed.name) }
    }),
  })
  return {
    known,
    forget: () => held.forget(account),
    ask: async () => {
      const open = neededPermissions.filter(({ name }) => held.held(account, name) === 'unknown')
      const failures = await Promise.all(open.map(({ name }) => probe(client, account, name)))
      const errors = failures.filter((error) => error !== undefined)
      const other = errors.find((error) => !isNotEnabled(error))
      return {
        ...known(),
        access: errors.some(isNotEnabled) ? 'not_enabled' : other ? 'unknown' : 'enabled',
        ...(other && { trouble: appErrorOf(other).message }),
      }
    },
  }
}

const isNotEnabled = ({ errors }: UpstreamError) => errors.some(({ code }) => code === NOT_ENABLED)

/** Asks for as few rows as can be. Answers the failure when it tells nothing of the permission. */
async function probe(client: Client, account: string, permission: string): Promise<UpstreamError | undefined> {
  const place = placeToRead(account, permission)
  if (!place) return undefined
  const { path, subject, perPage, fewest = 1, query } = place
  const few = perPage === undefined ? {} : { page: 1, per_page: fewest }
  try {
    await client({ method: 'GET', path, subject, permission, query: { ...query, ...few } })
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const { permission: lacking } = appErrorOf(error).details
    return lacking === undefined ? error : undefined
  }
  return undefined
}

/** A list that the permission opens; none for a permission to write. */
function placeToRead(account: string, permission: string): Listing | undefined {
  const zones = zonesListing(account)
  if (permission === zones.permission) return zones
  const documents = [policiesPlace, groupsPlace].map(({ path, kind, read, perPage }): Listing => ({
    path,
    subject: `the list of ${kind}`,
    permission: read,
    perPage,
  }))
  const found = [...documents, ...Object.values<Listing>(listings)].find((each) => each.permission === permission)
  return found && { ...found, path: ['accounts', account, ...found.path] }
}
