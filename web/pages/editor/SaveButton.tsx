import { documentNoun } from '#core/document-kind'
import { Button } from '../../ui/Button'
import { useEditor } from './editor-context'
import { useStore } from '../../external-store'

interface Props {
  isNew: boolean
  onSave: () => void
  className?: string
}

/** Opens the list of what a save will change; its own words say how much that is. */
export function SaveButton({ isNew, onSave, className = '' }: Props) {
  const { kind, draft, lockedReason } = useEditor()
  const changes = useStore(draft.checked, (checked) => checked.changes.length)
  const words = isNew
    ? `Create ${documentNoun[kind]}`
    : changes === 0
      ? 'Review changes'
      : `Review ${changes} ${changes === 1 ? 'change' : 'changes'}`
  const reason = lockedReason ?? (!isNew && changes === 0 ? 'Nothing is changed yet.' : undefined)
  return (
    <Button variant="primary" onClick={onSave} disabledReason={reason} className={className}>
      {words}
    </Button>
  )
}
