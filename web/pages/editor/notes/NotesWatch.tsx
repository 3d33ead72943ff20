import { useQuery } from '@tanstack/react-query'
import { memo, useEffect } from 'react'
import { notesOf } from '#core/rule-note'
import { useAccountId } from '../../../api/account'
import { ruleNotesQuery } from '../../../api/rule-notes'
import { useDraftEditor } from '../editor-context'

/**
 * Keeps `ruleNotes` of the editor up to date. Draws nothing.
 * @param id absent for a new document, of whose rules nothing can be said yet
 */
export const NotesWatch = memo(function NotesWatch({ id }: { id: string | undefined }) {
  const { kind, ruleNotes } = useDraftEditor()
  const { data } = useQuery(ruleNotesQuery(useAccountId()))
  useEffect(
    () => ruleNotes.set(data && id !== undefined ? notesOf(data, kind, id) : undefined),
    [data, kind, id, ruleNotes],
  )
  return null
})
