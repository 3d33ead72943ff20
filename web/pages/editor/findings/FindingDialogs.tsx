import { useMemo, useState } from 'react'
import { anyOfsIn, withAnyOfs } from '#core/any-of'
import { groupsIn, keptIn } from '#core/any-of-changes'
import { draftOf, type AnyOf } from '#core/draft'
import type { Finding, Fix } from '#core/findings/finding'
import { fixTitle, withChosen } from '#core/findings/fixes'
import { useStore } from '../../../external-store'
import { FixDialog } from '../../../findings/FixDialog'
import { MendDialog } from '../../../findings/publish/MendDialog'
import { WaiveDialog } from '../../../findings/WaiveDialog'
import { useDraftEditor, useEditor } from '../editor-context'
import { endsElsewhere } from './use-finding-actions'

/** The dialog of the finding that somebody wants to mend or to waive, if any. `onDeleted`: what is edited is gone. */
export function FindingDialogs({ onDeleted }: { onDeleted: () => void }) {
  const { findingAsked } = useDraftEditor()
  const asked = useStore(findingAsked)
  if (!asked) return null
  const { finding } = asked
  const close = () => findingAsked.set(undefined)
  if (asked.for === 'waive') return <WaiveDialog finding={finding} onClose={close} />
  if (endsElsewhere(finding)) return <MendDialog finding={finding} onDeleted={onDeleted} onClose={close} />
  return finding.fix ? (
    <FixDraftDialog key={finding.message} finding={finding} fix={finding.fix} onClose={close} />
  ) : null
}

const NONE: ReadonlyMap<string, AnyOf> = new Map()

/** What a fix would change in the draft; taken, it is one step that can be undone. */
function FixDraftDialog({ finding, fix, onClose }: { finding: Finding; fix: Fix; onClose: () => void }) {
  const { kind, draft, helpers, announce, attention } = useEditor()
  const [chosen, setChosen] = useState(fix.choice?.best)
  const [before] = useState(() => draft.checkNow().document)
  const after = useMemo(() => withChosen(fix, chosen).apply(before), [fix, chosen, before])
  const joined = fix.anyOfs ?? NONE
  const candidates = groupsIn(before).filter(helpers.isHelper)
  const anyOfs = new Map([...anyOfsIn(draft.now()), ...keptIn(joined, { before, after, candidates }, helpers)])
  const change = () => {
    const next = withAnyOfs(draftOf(kind, after), anyOfs)
    draft.replaceAll(next)
    onClose()
    announce(`Done: ${fixTitle(fix, chosen)}. Undo brings back what was there.`)
    // The rule with its button may be gone, and the focus with it.
    const { ruleType, index } = finding.place
    if (ruleType === undefined || index === undefined) return
    const rows = next[ruleType].length
    requestAnimationFrame(() => attention.set({ ruleType, index: Math.min(index, rows - 1), next: 'focus' }))
  }
  return (
    <FixDialog
      finding={finding}
      fix={fix}
      chosen={chosen}
      onChoose={setChosen}
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
