import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { deletionOf, groupsIn } from '#core/any-of-changes'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import type { GroupDocument } from '#core/documents'
import type { DocumentAt } from '#core/findings/finding'
import { helpersIn } from '#core/helper-group'
import { useAccountId } from '../../api/account'
import type { ApiError } from '../../api/api-error'
import type { Read } from '../../api/document-resource'
import { groupResource } from '../../api/groups'
import { useLiveHelpers } from '../../api/live-helpers'
import { resources } from './resources'

const NO_GROUPS: readonly GroupDocument[] = []

/** One thing that goes, as it is now. */
export interface Going {
  kind: DocumentKind
  document: AccessDocument
}

/**
 * What deleting some policies and groups writes: themselves as they are now, and the helper groups that nothing else uses.
 * `made` is absent while they are being read.
 * @param of must keep its identity while it is the same
 */
export function useRemoval(of: readonly DocumentAt[]) {
  const account = useAccountId()
  const { read, error, refetch } = useQueries({
    queries: of.map(({ kind, id }) => ({ ...resources[kind].one(account, id), staleTime: 0 })),
    combine,
  })
  const groups = useQuery(groupResource.list(account))
  const { data: all = NO_GROUPS } = groups
  const candidates = useMemo(() => {
    const rulesOf = helpersIn(all)
    return [...new Set(read?.flatMap(({ document }) => groupsIn(document)))].filter((id) => rulesOf(id) !== undefined)
  }, [all, read])
  const helpers = useLiveHelpers(candidates)
  const made = useMemo((): { going: Going[]; changes: readonly DocumentChange[] } | undefined => {
    if (!read || groups.isPending || helpers.isPending) return undefined
    const going = read.flatMap((version, nth) => {
      const kind = of[nth]?.kind
      return kind ? [{ kind, document: version.document, version }] : []
    })
    return { going, changes: going.flatMap(({ kind, version }) => deletionOf(kind, version, helpers)) }
  }, [read, groups.isPending, helpers, of])
  return { made, error, refetch }
}

interface Answer {
  data: Read<AccessDocument> | undefined
  error: ApiError | null
  isFetching: boolean
  refetch: () => Promise<unknown>
}

const combine = (answers: readonly Answer[]) => ({
  /** All of them, once all are there as they are now. */
  read: answers.every(({ data, isFetching }) => data && !isFetching)
    ? answers.flatMap(({ data }) => data ?? [])
    : undefined,
  error: answers.find((answer) => answer.error)?.error ?? null,
  refetch: () => Promise.all(answers.map((answer) => answer.refetch())),
})
