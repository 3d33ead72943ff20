import type { Found } from './reference'

/** A group that belongs to one zone. */
export interface ZoneGroup {
  id: string
  name: string
  zone: { id: string; name: string }
}

/** The groups of an account's zones, read where rules point to a group that the account itself does not have. */
export interface ZoneGroups {
  found: readonly ZoneGroup[]
  /** Why there may be others all the same: a whole sentence. Absent = every zone was looked through. */
  unread?: string
  /** The ids that may be of one of those others; absent = any that is not found. */
  open?: readonly string[]
}

/** What is known of a group that the account itself does not have. */
export function foundInZones({ found, unread, open }: ZoneGroups, id: string): Found {
  const group = found.find((one) => one.id === id)
  if (group) return { state: 'named', name: `${group.name} (domain ${group.zone.name})`, zone: group.zone.id }
  return unread === undefined || open?.includes(id) === false ? { state: 'missing' } : { state: 'unread', why: unread }
}
