import { useMemo, useState } from 'react'
import { sortPasted } from '#core/paste'
import type { Rule } from '#core/rule'
import { ruleTypeWords, type RuleType } from '#core/rule-type'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { NotUnderstoodList } from './paste/NotUnderstoodList'
import { mendedText, mergedWords, outcomeWords, pastedValues, rulesTaken } from './paste/pasted-values'
import { PastedSectionList } from './paste/PastedSectionList'

interface Props {
  /** What was pasted: cells of a spreadsheet, lines, a list with commas. */
  text: string
  ruleType: RuleType
  /** The rules of the block, so that nothing is added twice. */
  existing: readonly unknown[]
  onAdd: (rules: Rule[]) => void
  onClose: () => void
}

/** Sorts many pasted values into rules: what each is, what is there already, and what was not understood. */
export function PasteSorter({ text, ruleType, existing, onAdd, onClose }: Props) {
  const [pasted, setPasted] = useState({ text, duplicatesBefore: 0 })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const sorted = useMemo(() => sortPasted(pasted.text), [pasted.text])
  const { sections, already } = useMemo(() => pastedValues(sorted, existing), [sorted, existing])
  const duplicates = pasted.duplicatesBefore + sorted.duplicates
  const outcome = outcomeWords(sections, left)
  const merged = mergedWords(duplicates, already)
  const { plain, how } = ruleTypeWords[ruleType]

  const leave = (ids: readonly string[], leaving: boolean) => {
    const next = new Set(left)
    for (const id of ids) {
      if (leaving) next.add(id)
      else next.delete(id)
    }
    setLeft(next)
  }

  return (
    <Dialog
      title="What you pasted"
      description={`Each ticked value becomes a rule under “${plain}” (${how}).`}
      size="xl"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            className="h-auto min-h-9 max-w-full py-1.5 whitespace-normal"
            disabledReason={outcome === undefined ? 'Nothing is ticked that could be added.' : undefined}
            onClick={() => {
              onAdd(rulesTaken(sections, left))
              onClose()
            }}
          >
            {outcome ?? 'Add'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {sections.length === 0 && (
          <p>Nothing new in here: no email, domain, network or country that the block lacks.</p>
        )}
        {sections.map((section) => (
          <PastedSectionList key={section.selector.key} section={section} left={left} onLeft={leave} />
        ))}
        {sorted.notUnderstood.length > 0 && (
          <NotUnderstoodList
            lines={sorted.notUnderstood}
            onMend={(index, mended) =>
              setPasted({ text: mendedText(sorted, index, mended), duplicatesBefore: duplicates })
            }
          />
        )}
        <p role="status" className="text-sm text-kumo-subtle empty:hidden">
          {merged}
        </p>
      </div>
    </Dialog>
  )
}
