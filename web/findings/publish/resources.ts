import type { DocumentKind } from '#core/document-kind'
import type { DocumentResource } from '../../api/document-resource'
import { groupResource } from '../../api/groups'
import { policyResource } from '../../api/policies'

/** Where a policy or group is read, by its kind. */
export const resources = { policies: policyResource, groups: groupResource } as Record<DocumentKind, DocumentResource>
