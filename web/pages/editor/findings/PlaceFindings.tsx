import { memo } from 'react'
import { FindingNote } from '../../../findings/FindingNote'
import { useStore } from '../../../external-store'
import { useDraftEditor } from '../editor-context'
import { useFindingActions } from './use-finding-actions'
import { useFindingsAt } from './use-draft-findings'

/** More than these at one place are left to the list of all problems. */
const SHOWN = 3

/** What is found at one place of the draft, see `placeKey`, right where it is. */
export const PlaceFindings = memo(function PlaceFindings({
  place,
  className = '',
}: {
  place: string
  className?: string
}) {
  const { draft, lockedReason } = useDraftEditor()
  const offered = useStore(draft.checked, ({ apart }) => apart)
  // What the row itself offers to join, it says itself.
  const found = useFindingsAt(place).filter(
    ({ fix, place: at }) => !fix?.anyOfs || lockedReason !== undefined || !offered.has(at.index ?? -1),
  )
  const actions = useFindingActions()
  if (found.length === 0) return null
  const more = found.length - SHOWN
  return (
    <div className={`flex flex-col gap-2 py-1 text-sm ${className}`}>
      {found.slice(0, SHOWN).map((finding, index) => (
        <FindingNote key={`${finding.id} ${finding.place.id} ${index}`} finding={finding} {...actions} />
      ))}
      {more > 0 && <p className="text-kumo-subtle">and {more} more, under “Problems”</p>}
    </div>
  )
})
