import { documentResource } from './document-resource'

/** Rule groups of an account. */
export const groupResource = documentResource('groups')
