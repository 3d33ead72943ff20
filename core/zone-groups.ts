import type { Found } from './reference'

/** A group that belongs to one zone. */
export interface ZoneGroup {
  id: string
  name: string
  zone: { id: string; name: string }
}

/**
 * The groups of an account's zones, read where rules point to a group that the account itself does not have; see
 * `NOT_LOOKED_THROUGH` for where they were not.
 */
export interface ZoneGroups {
  found: readonly ZoneGroup[]
  /** Why there may be others all the same: a whole sentence. Absent = every zone was looked through. */
  unread?: string
  /** The ids of the account's own groups: none of a zone has one of them, also once it is deleted. */
  own?: readonly string[]
}

/** What is known of the groups of zones while no rule that was read points to one: a draft may be the first. */
export const NOT_LOOKED_THROUGH: ZoneGroups = {
  found: [],
  unread: 'It was not looked yet whether it belongs to one of the domains.',
}

/** What is known of a group that the account itself does not have. */
export function foundInZones({ found, unread, own }: ZoneGroups, id: string): Found {
  const group = found.find((one) => one.id === id)
  if (group) return { state: 'named', name: `${group.name} (domain ${group.zone.name})`, zone: group.zone.id }
  return unread === undefined || own?.includes(id) ? { state: 'missing' } : { state: 'unread', why: unread }
}
