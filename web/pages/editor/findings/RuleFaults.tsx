import { WarningCircleIcon } from '@phosphor-icons/react'
import { RULE_TYPES } from '#core/rule-type'
import { useStore } from '../../../external-store'
import { ruleFaults } from '../draft-check'
import { useDraftEditor } from '../editor-context'
import { PlaceButton } from './PlaceButton'

/** How many rules of the draft are not right as they stand. */
export const useRuleFaultCount = (): number => useStore(useDraftEditor().draft.checked, (one) => ruleFaults(one).length)

/** What is wrong with rules of the draft, each with the way there; nothing when all are right. */
export function RuleFaults() {
  const faults = ruleFaults(useStore(useDraftEditor().draft.checked))
  if (faults.length === 0) return null
  return (
    <ul aria-label="Rules that are not right" className="flex flex-col gap-2">
      {faults.map(({ place: { field, index }, message }) => (
        <li key={`${field} ${index} ${message}`} className="flex items-start gap-2">
          <WarningCircleIcon aria-hidden size={18} weight="fill" className="mt-0.5 shrink-0 text-kumo-danger" />
          <span className="min-w-0 wrap-anywhere">
            <PlaceButton place={{ ruleType: RULE_TYPES.find((type) => type === field), index }} /> {message}
          </span>
        </li>
      ))}
    </ul>
  )
}
