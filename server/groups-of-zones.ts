import { AppError } from '#core/errors'
import type { ZoneGroup, ZoneGroups } from '#core/zone-groups'
import type { CloudflareAccount, UpstreamRow } from './cloudflare/cloudflare'
import { UpstreamError } from './cloudflare/upstream-error'
import { reasonOf } from './reason'
import { idOf, nameOf } from './routes/row'

/** Each zone costs a call, so of further ones it is said that they were not looked through. */
const MOST_ZONES = 10

/**
 * The groups of the account's zones, out of the snapshot. Ask only where a rule points to a group that the account
 * itself does not have.
 */
export async function groupsOfZones(account: CloudflareAccount): Promise<ZoneGroups> {
  const unread: string[] = []
  async function part<T>(read: () => Promise<T[]>): Promise<T[]> {
    try {
      return await read()
    } catch (error) {
      // A row of Cloudflare's that is no zone is as good as one that could not be read.
      if (!(error instanceof UpstreamError || error instanceof AppError)) throw error
      unread.push(reasonOf(error).message)
      return []
    }
  }
  const zones = await part(() => account.zones())
  const found = await Promise.all(zones.slice(0, MOST_ZONES).map((zone) => part(() => groupsOf(account, zone))))
  if (zones.length > MOST_ZONES)
    unread.push(
      `The account has ${zones.length} domains, and Gatehouse looks for groups in ${MOST_ZONES} of them only.`,
    )
  return { found: found.flat(), ...(unread[0] !== undefined && { unread: unread[0] }) }
}

async function groupsOf(account: CloudflareAccount, zone: UpstreamRow): Promise<ZoneGroup[]> {
  const of = { id: idOf(zone), name: nameOf(zone) }
  return (await account.zoneGroups(of.id).list()).map(({ id, name }) => ({ id, name, zone: of }))
}
