import type { DocumentPlace } from './documents'
import { permissions } from './permissions'

/** https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/policies/ */
export const policiesPlace: DocumentPlace = {
  kind: 'policies',
  path: ['access', 'policies'],
  noun: 'policy',
  elsewhere: 'If it belongs to one application only, it is changed in that application.',
  perPage: 1000,
  read: permissions.policiesRead,
  write: permissions.policiesWrite,
}
