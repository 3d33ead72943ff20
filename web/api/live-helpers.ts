import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LiveHelpers } from '#core/any-of-changes'
import type { GroupDocument } from '#core/documents'
import { useAccountId, useUseIndex } from './account'
import type { Read } from './document-resource'
import { groupResource } from './groups'

/** Helper groups in the version that is there now, so that a change of one can name it, and what uses them. */
export function useLiveHelpers(wanted: readonly string[]): LiveHelpers & { isPending: boolean } {
  const account = useAccountId()
  const index = useUseIndex()
  const { read, isPending } = useQueries({ queries: wanted.map((id) => groupResource.one(account, id)), combine })
  return useMemo(() => {
    const versions = new Map(read.map((version) => [version.document.id, version]))
    return {
      live: (id) => versions.get(id),
      uses: (id) => index && (index.get(`groups:${id}`) ?? []),
      isPending,
    }
  }, [read, isPending, index])
}

const combine = (answers: readonly { data: Read<GroupDocument> | undefined; isPending: boolean }[]) => ({
  read: answers.flatMap(({ data }) => data ?? []),
  isPending: answers.some((answer) => answer.isPending),
})
