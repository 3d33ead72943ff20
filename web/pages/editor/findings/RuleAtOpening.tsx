import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDraftEditor } from '../editor-context'
import { ruleAt } from '../editor-search'

/** Where the address names a rule, goes there. Draws nothing. */
export function RuleAtOpening() {
  const { attention, draft } = useDraftEditor()
  const navigate = useNavigate()
  const at = useSearch({ strict: false, select: (search) => (search as { at?: string }).at })
  useEffect(() => {
    const place = at === undefined ? undefined : ruleAt(at)
    if (!place) return
    // Read again, the page does not go there again.
    void navigate({ to: '.', search: (search: object) => ({ ...search, at: undefined }), replace: true })
    const { ruleType, index } = place
    // A draft may hold fewer rules than what was looked at.
    const last = draft.now()[ruleType].length - 1
    requestAnimationFrame(() => attention.set({ ruleType, index: Math.min(index, last), next: 'focus' }))
  }, [at, attention, draft, navigate])
  return null
}
