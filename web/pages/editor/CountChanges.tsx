import { useEffect, useRef, useState } from 'react'
import { documentOf, emptyDraft, sameDraft } from '#core/draft'
import type { DraftChange } from '#core/draft-change'
import { useCounting } from '../../consequences/counting'
import { useNeededPeople } from '../../consequences/known-people'
import { useGivenAccount } from '../../consequences/use-given-account'
import { useStore } from '../../external-store'
import type { DraftBase } from '../../drafts/draft-storage'
import { useDraftEditor } from './editor-context'
import type { EditorState } from './use-editor-state'

interface Props {
  base: DraftBase | undefined
  changesOf: EditorState['changesOf']
}

/** Has people counted whenever the draft changes, and read as soon as it is not what is there. Draws nothing. */
export function CountChanges({ base, changesOf }: Props) {
  const { kind, draft } = useDraftEditor()
  const counting = useCounting()
  const newest = useStore(draft.newest)
  const writes = useRef(changesOf)
  useEffect(() => {
    writes.current = changesOf
  })

  useGivenAccount(counting)
  const [differs, setDiffers] = useState(false)
  useNeededPeople(differs)

  useEffect(() => {
    const changes: readonly DraftChange[] = writes.current(documentOf(newest, base?.document), base)
    setDiffers(base ? changes.length > 0 : !sameDraft(newest, emptyDraft(kind)))
    // Without a change, whoever gets in today is told: as a change that changes nothing.
    const same: DraftChange[] = base ? [{ action: 'update', kind, id: base.document.id, document: base.document }] : []
    counting.count(changes.length > 0 ? changes : same)
  }, [counting, kind, newest, base])

  useEffect(() => () => counting.stop(), [counting])
  return null
}
