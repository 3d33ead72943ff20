import { canonicalRule } from '#core/canonical'
import { ruleOf } from '#core/draft'
import { useStore } from '../../../external-store'
import { useDraftEditor } from '../editor-context'
import { NoteDialog } from './NoteDialog'

/**
 * The dialog for the rule of which somebody wants to say why it is there, if any.
 * @param id of the policy or group; nothing is said of one that was never saved
 */
export function NoteDialogs({ id }: { id: string | undefined }) {
  const { draft, noteAsked, attention } = useDraftEditor()
  const asked = useStore(noteAsked)
  if (!asked || id === undefined) return null
  const { ruleType, rule } = asked
  const close = () => {
    noteAsked.set(undefined)
    // The menu or the finding that led here may be gone, and the focus with it.
    const index = draft.now()[ruleType].findIndex((row) => canonicalRule(ruleOf(row)) === rule)
    if (index >= 0) requestAnimationFrame(() => attention.set({ ruleType, index, next: 'focus' }))
  }
  return <NoteDialog key={`${ruleType} ${rule}`} id={id} asked={asked} onClose={close} />
}
