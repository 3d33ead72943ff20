import { useState } from 'react'
import { anyOfsIn, withAnyOfs } from '#core/any-of'
import { groupsIn, keptIn } from '#core/any-of-changes'
import { draftOf, type AnyOf } from '#core/draft'
import type { Finding } from '#core/findings/finding'
import { useStore } from '../../../external-store'
import { FixDialog } from '../../../findings/FixDialog'
import { WaiveDialog } from '../../../findings/WaiveDialog'
import { useEditor } from '../editor-context'

/** The dialog of the finding that somebody wants to mend or to waive, if any. */
export function FindingDialogs() {
  const { findingAsked } = useEditor()
  const asked = useStore(findingAsked)
  if (!asked) return null
  const close = () => findingAsked.set(undefined)
  if (asked.for === 'waive') return <WaiveDialog finding={asked.finding} onClose={close} />
  return <FixDraftDialog key={asked.finding.message} finding={asked.finding} onClose={close} />
}

/** What a fix would change in the draft; taken, it is one step that can be undone. */
function FixDraftDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { kind, draft, helpers, announce, attention } = useEditor()
  const [{ before, after }] = useState(() => {
    const { document } = draft.checkNow()
    return { before: document, after: finding.fix?.apply(document) ?? document }
  })
  const joined = finding.fix?.anyOfs ?? new Map<string, AnyOf>()
  const candidates = groupsIn(before).filter(helpers.isHelper)
  const anyOfs = new Map([...anyOfsIn(draft.now()), ...keptIn(joined, { before, after, candidates }, helpers)])
  const change = () => {
    const next = withAnyOfs(draftOf(kind, after), anyOfs)
    draft.replaceAll(next)
    onClose()
    announce(`Done: ${finding.fix?.label ?? ''}. Undo brings back what was there.`)
    // The rule with its button may be gone, and the focus with it.
    const { ruleType, index } = finding.place
    if (ruleType === undefined || index === undefined) return
    const rows = next[ruleType].length
    requestAnimationFrame(() => attention.set({ ruleType, index: Math.min(index, rows - 1), next: 'focus' }))
  }
  return (
    <FixDialog
      finding={finding}
      kind={kind}
      before={before}
      after={after}
      anyOfs={anyOfs}
      action="Change the draft"
      onConfirm={change}
      onClose={onClose}
    >
      <p className="text-kumo-subtle">Nothing is published yet, and one step back undoes it.</p>
    </FixDialog>
  )
}
