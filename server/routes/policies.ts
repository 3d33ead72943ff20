import type { PolicyDocument } from '#core/documents'
import { documentRoutes } from './documents'

/** Reusable policies. */
export const policies = documentRoutes<PolicyDocument>('policies', (account) => account.policies)
