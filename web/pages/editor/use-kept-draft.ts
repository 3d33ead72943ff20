import { useMemo, useState } from 'react'
import type { Draft } from '#core/draft'
import { browserStore, forgetDraft, keepDraft, type DraftBase, type DraftPlace } from '../../drafts/draft-storage'

/**
 * Keeps the draft of a place in this browser while it is being edited.
 * @param sharedVersion of a shared draft, the version on the server that is being worked on
 */
export function useKeptDraft({ account, kind, id, shared }: DraftPlace, sharedVersion?: number) {
  const [trouble, setTrouble] = useState<string>()
  const keeping = useMemo(() => {
    const place = { account, kind, id, shared }
    const at = () => new Date().toISOString()
    return {
      keep: (draft: Draft, base: DraftBase | undefined) =>
        setTrouble(keepDraft(browserStore, place, 'draft', { draft, base, keptAt: at(), sharedVersion })),
      forget: () => setTrouble(forgetDraft(browserStore, place, 'draft')),
      /** Answers whether it could be put aside. */
      putAside: (draft: Draft, base: DraftBase | undefined): boolean => {
        const why = keepDraft(browserStore, place, 'aside', { draft, base, keptAt: at(), sharedVersion })
        setTrouble(why)
        return why === undefined
      },
      forgetAside: () => setTrouble(forgetDraft(browserStore, place, 'aside')),
    }
  }, [account, kind, id, shared, sharedVersion])
  return { keeping, trouble }
}
