import { CheckCircleIcon, GlobeIcon, ProhibitIcon, RobotIcon, SignInIcon, type Icon } from '@phosphor-icons/react'
import { memo, useId } from 'react'
import { useController } from 'react-hook-form'
import { DECISIONS, decisionWords, isDecision, type Decision } from '#core/decision'
import { KeptField } from '../../rules/KeptField'
import { useDraftEditor } from './editor-context'
import { FieldProblems } from './FieldProblems'

const icons: Record<Decision, Icon> = {
  allow: SignInIcon,
  deny: ProhibitIcon,
  bypass: GlobeIcon,
  non_identity: RobotIcon,
}

/** What the policy does, as four cards to choose from; none is chosen while it does something that we do not know. */
export const DecisionCards = memo(function DecisionCards() {
  const { draft, lockedReason } = useDraftEditor()
  const { field } = useController({ control: draft.control, name: 'decision' })
  return (
    <fieldset disabled={lockedReason !== undefined} className="min-w-0">
      <legend className="mb-2 text-base font-semibold">What it does</legend>
      <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {DECISIONS.map((decision) => (
          <DecisionCard
            key={decision}
            decision={decision}
            chosen={field.value === decision}
            onChoose={() => field.onChange(decision)}
          />
        ))}
      </div>
      {!isDecision(field.value) && (
        <div className="mt-2">
          <KeptField label="An action we do not know yet" value={field.value} />
        </div>
      )}
      <FieldProblems field="decision" atOnce />
    </fieldset>
  )
})

interface CardProps {
  decision: Decision
  chosen: boolean
  onChoose: () => void
}

function DecisionCard({ decision, chosen, onChoose }: CardProps) {
  const id = useId()
  const { plain, cloudflare, meaning } = decisionWords[decision]
  const Shape = icons[decision]
  return (
    <label
      title={`Cloudflare calls this “${cloudflare}”.`}
      className="relative flex min-h-11 cursor-pointer flex-col gap-1 rounded-lg bg-kumo-base p-3 ring ring-kumo-line has-checked:bg-kumo-tint has-checked:ring-2 has-checked:ring-kumo-brand has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-kumo-brand has-disabled:cursor-not-allowed has-disabled:opacity-60"
    >
      <input
        type="radio"
        name="decision"
        value={decision}
        checked={chosen}
        onChange={onChoose}
        aria-labelledby={`${id}-plain`}
        aria-describedby={`${id}-meaning`}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      <span className="flex items-center gap-2">
        <Shape aria-hidden size={20} weight={chosen ? 'fill' : 'regular'} className="shrink-0" />
        <span id={`${id}-plain`} className="font-semibold">
          {plain}
        </span>
        {chosen && <CheckCircleIcon aria-hidden size={18} weight="fill" className="ml-auto shrink-0" />}
      </span>
      <span id={`${id}-meaning`} className="text-sm text-kumo-subtle">
        {meaning}
      </span>
    </label>
  )
}
