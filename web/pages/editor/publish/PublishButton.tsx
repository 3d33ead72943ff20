import { useOutcome } from '../../../consequences/counting'
import { Button } from '../../../ui/Button'
import { useStore } from '../../../external-store'
import { useDraftEditor } from '../editor-context'
import { publishWords } from '../../../publish/publish-words'

interface Props {
  isNew: boolean
  onPublish: () => void
  className?: string
}

/** Opens the dialog that publishes; its own words say whom that touches. */
export function PublishButton({ isNew, onPublish, className = '' }: Props) {
  const { draft, lockedReason } = useDraftEditor()
  const changed = useStore(draft.checked, ({ changes }) => changes.length > 0)
  const counted = useOutcome((outcome) => (outcome.counting ? undefined : outcome.counted))
  const reason = lockedReason ?? (!isNew && !changed ? 'Nothing is changed yet.' : undefined)
  // While people are counted anew its words are short: it must not shrink from under the mouse.
  return (
    <Button
      variant="primary"
      onClick={onPublish}
      disabledReason={reason}
      className={`justify-center lg:min-w-60 ${className}`}
    >
      {publishWords(isNew || changed, counted)}
    </Button>
  )
}
