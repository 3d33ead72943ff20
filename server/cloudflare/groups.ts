import type { DocumentPlace } from './documents'
import { permissions } from './permissions'

/** https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/groups/ */
export const groupsPlace: DocumentPlace = {
  kind: 'groups',
  path: ['access', 'groups'],
  noun: 'group',
  perPage: 1000,
  read: permissions.groupsRead,
  write: permissions.groupsWrite,
}
