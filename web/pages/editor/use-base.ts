import { useState } from 'react'
import type { DraftBase } from './draft-storage'

/**
 * The version a draft is compared with, beside the newest version that was read. `theirs` is that newest one when it
 * is another: somebody else saved meanwhile.
 */
export function useBase(start: DraftBase | undefined, live: DraftBase | undefined) {
  const [base, setBase] = useState(start)
  // A refused save tells of a newer version before the next reading does.
  const [told, setTold] = useState<DraftBase>()
  const newest = told ?? live
  const theirs = base && newest && newest.etag !== base.etag ? newest : undefined
  return {
    base,
    theirs,
    moveTo: (next: DraftBase) => {
      setBase(next)
      setTold(undefined)
    },
    tell: setTold,
  }
}
