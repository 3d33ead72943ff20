import type { GroupDocument } from '#core/documents'
import { documentRoutes } from './documents'

/** Rule groups. */
export const groups = documentRoutes<GroupDocument>('groups', (account) => account.groups)
