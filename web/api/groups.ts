import { documentResource } from './document-resource'

/** Rule groups of an account. */
export const groupResource = documentResource('groups')

/** Rule groups of one zone, which its own applications alone can use. */
export const zoneGroupResource = (zone: string) => documentResource('groups', ['zones', zone, 'groups'])
