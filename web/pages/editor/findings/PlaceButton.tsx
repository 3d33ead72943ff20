import { fieldWords } from '#core/policy-fields'
import { ruleTypeWords, type RuleType } from '#core/rule-type'
import { useDraftEditor } from '../editor-context'

interface PlaceInDraft {
  ruleType?: RuleType | undefined
  index?: number | undefined
  field?: string | undefined
}

/** Where in the draft something was found, and a way there; nothing for what is about all of it. */
export function PlaceButton({ place }: { place: PlaceInDraft }) {
  const { kind, attention } = useDraftEditor()
  const { ruleType, index, field } = place
  const go = () => {
    if (ruleType !== undefined && index !== undefined) return attention.set({ ruleType, index, next: 'focus' })
    const at =
      ruleType === undefined ? `[data-condition="${conditionOf(field)}"] summary` : `[data-block="${ruleType}"]`
    return document.querySelector<HTMLElement>(at)?.focus()
  }
  const block = ruleType && `“${ruleTypeWords[ruleType].plain}”`
  const where = block && index !== undefined ? `${block}, rule ${index + 1}` : (block ?? fieldName(kind, field))
  if (where === undefined) return null
  return (
    <button type="button" onClick={go} className="rounded text-left text-kumo-link underline underline-offset-2">
      {where}:
    </button>
  )
}

const fieldName = (kind: Parameters<typeof fieldWords>[0], field: string | undefined) =>
  field === undefined ? undefined : fieldWords(kind, conditionOf(field))?.plain

/** Who approves stands under the condition that somebody must. */
const conditionOf = (field: string | undefined) => (field === 'approval_groups' ? 'approval_required' : (field ?? ''))
