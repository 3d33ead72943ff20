import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftBase, DraftPlace } from '../../drafts/draft-storage'
import { useResource } from './use-resource'

/**
 * The version a draft is compared with, beside the newest version that was read. `theirs` is that newest one when it
 * is another: somebody else saved meanwhile.
 */
export function useBase({ account, kind, id }: DraftPlace, start: DraftBase | undefined, live: DraftBase | undefined) {
  const queries = useQueryClient()
  const resource = useResource(kind)
  const [base, setBase] = useState(start)
  const theirs = base && live && live.etag !== base.etag ? live : undefined
  return {
    base,
    theirs,
    moveTo: setBase,
    /** A refused save tells of a newer version before the next reading does: all pages show it from here on. */
    tell: (newest: DraftBase) => {
      if (id === undefined) return
      const key: QueryKey = resource.one(account, id).queryKey
      queries.setQueryData<DraftBase>(key, newest)
    },
  }
}
