import type { GroupDocument } from '#core/documents'
import { documentRoutes } from './documents'

/** Rule groups of one zone; the account's own are in `groups.ts`. */
export const zoneGroups = documentRoutes<GroupDocument>('groups', (account, param) => account.zoneGroups(param('zone')))
