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
  const counted = useOutcome((outcome) => outcome.counted)
  const counting = useOutcome((outcome) => outcome.counting)
  const reason = lockedReason ?? (!isNew && !changed ? 'Nothing is changed yet.' : undefined)
  const wordsFor = (outcome: typeof counted) => publishWords(isNew || changed, outcome)
  return (
    <Button variant="primary" onClick={onPublish} disabledReason={reason} className={className}>
      {/* Its words are short while people are counted anew; it must not shrink from under the mouse meanwhile. */}
      <span
        data-longest={wordsFor(counted)}
        className="grid justify-items-center after:invisible after:col-start-1 after:row-start-1 after:content-[attr(data-longest)]"
      >
        <span className="col-start-1 row-start-1">{wordsFor(counting ? undefined : counted)}</span>
      </span>
    </Button>
  )
}
