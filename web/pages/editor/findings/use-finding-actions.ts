import { useMemo } from 'react'
import type { Finding } from '#core/findings/finding'
import type { FindingActions } from '../../../findings/FindingNote'
import { useEditor } from '../editor-context'

/** A finding that somebody wants to mend or to waive: `FindingDialogs` shows the dialog for it. */
export interface FindingAsked {
  for: 'fix' | 'waive'
  finding: Finding
}

/** What the buttons of a finding do in the editor. */
export function useFindingActions(): FindingActions {
  const { findingAsked, noteAsked, noteLock, lockedReason, isNew } = useEditor()
  return useMemo(
    () => ({
      lockedReason,
      noteLock,
      onNote: ({ note }) => note && noteAsked.set({ ruleType: note.ruleType, rule: note.rule }),
      onFix: (finding) => findingAsked.set({ for: 'fix', finding }),
      // A document that was never saved has no place of its own yet.
      ...(isNew ? {} : { onWaive: (finding) => findingAsked.set({ for: 'waive', finding }) }),
    }),
    [findingAsked, noteAsked, noteLock, lockedReason, isNew],
  )
}
