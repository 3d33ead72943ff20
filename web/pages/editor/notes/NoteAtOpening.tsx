import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDraftFindings } from '../findings/use-draft-findings'
import { useDraftEditor } from '../editor-context'

/** Where the address asks for a reason, opens the dialog at the first rule that lacks one. Draws nothing. */
export function NoteAtOpening() {
  const { noteAsked } = useDraftEditor()
  const navigate = useNavigate()
  const wanted = useSearch({ strict: false, select: (search) => (search as { add?: string }).add === 'reason' })
  const found = useDraftFindings()
  useEffect(() => {
    if (!wanted || !found?.notesKnown) return
    const note = found.counting.find((finding) => finding.note)?.note
    // Read again, the page does not ask again.
    void navigate({ to: '.', search: (search: object) => ({ ...search, add: undefined }), replace: true })
    if (note) noteAsked.set({ ruleType: note.ruleType, rule: note.rule })
  }, [wanted, found, navigate, noteAsked])
  return null
}
