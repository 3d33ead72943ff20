import { documentResource } from './document-resource'

/** Reusable policies of an account. */
export const policyResource = documentResource('policies')
