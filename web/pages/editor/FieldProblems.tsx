import { memo } from 'react'
import { WarningCircleIcon, WarningIcon } from '@phosphor-icons/react'
import type { DocumentProblem } from '#core/problems'
import { useDraftEditor } from './editor-context'
import { repeats } from './findings/draft-findings'
import { PlaceFindings } from './findings/PlaceFindings'
import { useFindingsAt } from './findings/use-draft-findings'
import { useStore } from '../../external-store'

const NONE: readonly DocumentProblem[] = []

/**
 * What is wrong with one field of the draft. What is merely not filled in yet is no mistake before a save was asked
 * for; a doubt is shown at once, unless a finding says the same.
 */
export function useFieldProblems(field: string, atOnce = false): readonly DocumentProblem[] {
  const { draft, saveAsked } = useDraftEditor()
  const asked = useStore(saveAsked) || atOnce
  const found = useStore(draft.checked, ({ byPlace }) => byPlace.get(field) ?? NONE)
  const findings = useFindingsAt(field)
  const told = asked ? found : found.filter(({ severity }) => severity === 'doubt')
  return told.filter((problem) => !findings.some((finding) => repeats(finding, problem)))
}

interface Props {
  field: string
  /** A mistake is shown as soon as it is there: for fields that nobody has to fill in. */
  atOnce?: boolean
}

/** What is wrong with one field of the draft, and what is found there. */
export const FieldProblems = memo(function FieldProblems({ field, atOnce = false }: Props) {
  return (
    <>
      <ProblemTexts problems={useFieldProblems(field, atOnce)} />
      <PlaceFindings place={field} />
    </>
  )
})

export function ProblemTexts({ problems }: { problems: readonly DocumentProblem[] }) {
  return problems.map(({ message, severity }) => {
    const Shape = severity === 'error' ? WarningCircleIcon : WarningIcon
    return (
      <p
        key={message}
        role={severity === 'error' ? 'alert' : undefined}
        className={`flex items-start gap-1.5 py-1 text-sm ${severity === 'error' ? 'text-kumo-danger' : 'text-kumo-warning'}`}
      >
        <Shape aria-hidden size={16} weight="fill" className="mt-0.5 shrink-0" />
        <span className="min-w-0 wrap-anywhere">{message}</span>
      </p>
    )
  })
}
