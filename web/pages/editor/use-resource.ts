import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { DocumentKind } from '#core/document-kind'
import type { DocumentResource } from '../../api/document-resource'
import { groupResource, zoneGroupResource } from '../../api/groups'
import { policyResource } from '../../api/policies'

/** The zone in the page's address, for a group that belongs to one. */
export const useZone = () => useParams({ strict: false, select: ({ zone }) => zone })

/** What reads and writes the document of this page: one of the account, or a group of the zone that the address names. */
export function useResource(kind: DocumentKind): DocumentResource {
  const zone = useZone()
  return useMemo(() => {
    const groups = zone === undefined ? groupResource : zoneGroupResource(zone)
    return { policies: policyResource, groups }[kind] as DocumentResource
  }, [kind, zone])
}
