import { useState, type ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { knownDecision } from '#core/decision'
import { problemAt } from '#core/document-problem'
import { policyFields, type PolicyField } from '#core/policy-fields'
import type { Fit } from '#core/selector'
import { useDraftEditor } from '../editor-context'
import { PlaceFindings } from '../findings/PlaceFindings'
import { PlaceMark } from '../findings/PlaceMark'
import { FieldProblems, ProblemTexts, useFieldProblems } from '../FieldProblems'

interface Props {
  field: PolicyField
  /** The policy says something here, so it is shown and open. */
  set: boolean
  /** What it is set to, in a few words, beside its title. */
  state: string
  /** Fields whose problems belong here, besides `field`. */
  alsoOf?: readonly string[]
  /** Made only when it is first opened: an editor has seven conditions, and few policies set one. */
  children: ReactNode
}

const NONE: readonly string[] = []

/**
 * One condition of the visit: closed unless it is set, and left out where it cannot work, unless it is set all the
 * same: then it says why it has no effect.
 */
export function Condition({ field, set, state, alsoOf = NONE, children }: Props) {
  const { draft, lockedReason } = useDraftEditor()
  const decision = knownDecision(useWatch({ control: draft.control, name: 'decision' }))
  const [open, setOpen] = useState(set)
  const [wasOpen, setWasOpen] = useState(set)
  const { plain, cloudflare, help, worksWith } = policyFields[field]
  // Of an action that we do not know we cannot say what works with it.
  const fit: Fit = decision === undefined ? { fits: 'yes' } : worksWith(decision)
  const problems = useFieldProblems(field, true)
  if (fit.fits === 'no' && !set) return null
  return (
    <details
      data-condition={field}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        if (currentTarget.open) setWasOpen(true)
      }}
      className="rounded-lg bg-kumo-base ring ring-kumo-hairline"
    >
      <summary
        title={`Cloudflare calls this “${cloudflare}”.`}
        className="flex min-h-11 cursor-pointer items-center gap-x-3 rounded-lg px-3 py-2 focus-visible:outline-2 focus-visible:outline-kumo-brand"
      >
        <span aria-hidden className={`text-kumo-subtle ${open ? 'rotate-90' : ''}`}>
          ›
        </span>
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
          <span className="font-semibold">{plain}</span>
          <PlaceMark places={[field, ...alsoOf]} />
          <span className="ml-auto text-sm text-kumo-subtle">{state}</span>
        </span>
      </summary>
      <fieldset disabled={lockedReason !== undefined} className="flex min-w-0 flex-col gap-3 px-3 pt-1 pb-4">
        <legend className="sr-only">{plain}</legend>
        <p className="text-sm text-kumo-subtle">{help}</p>
        {fit.fits !== 'yes' && <ProblemTexts problems={[problemAt(field, fit.why, 'doubt')]} />}
        {wasOpen && children}
        {/* That it has no effect under this action stands above already. */}
        <ProblemTexts problems={problems.filter(({ message }) => fit.fits === 'yes' || !message.startsWith(fit.why))} />
        <PlaceFindings place={field} />
        {alsoOf.map((of) => (
          <FieldProblems key={of} field={of} atOnce />
        ))}
      </fieldset>
    </details>
  )
}
