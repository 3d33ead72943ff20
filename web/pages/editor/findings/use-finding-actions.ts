import { useMemo } from 'react'
import type { Finding } from '#core/findings/finding'
import { useStore } from '../../../external-store'
import type { FindingActions } from '../../../findings/FindingNote'
import { useDraftEditor } from '../editor-context'

/** A finding that somebody wants to mend or to waive: `FindingDialogs` shows the dialog for it. */
export interface FindingAsked {
  for: 'fix' | 'waive'
  finding: Finding
}

/** Whether what ends it is more than a change of the document in the editor, and so no step of the draft. */
export const endsElsewhere = ({ fix, removal }: Finding): boolean =>
  fix ? fix.makes !== undefined || fix.on !== undefined : removal !== undefined

/** What the buttons of a finding do in the editor. */
export function useFindingActions(): FindingActions {
  const { draft, findingAsked, noteAsked, noteLock, lockedReason, isNew } = useDraftEditor()
  const changed = useStore(draft.checked, ({ changes }) => changes.length > 0)
  return useMemo(
    () => ({
      lockedReason,
      noteLock,
      onNote: ({ note }) => note && noteAsked.set({ ruleType: note.ruleType, rule: note.rule }),
      notMendable: (finding) =>
        endsElsewhere(finding) && (changed || isNew)
          ? 'This is done at once and not with the draft. Publish the draft first, or discard it.'
          : undefined,
      onFix: (finding) => findingAsked.set({ for: 'fix', finding }),
      // A document that was never saved has no place of its own yet.
      ...(isNew ? {} : { onWaive: (finding) => findingAsked.set({ for: 'waive', finding }) }),
    }),
    [findingAsked, noteAsked, noteLock, lockedReason, isNew, changed],
  )
}
