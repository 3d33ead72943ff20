import { CheckCircleIcon, CircleIcon } from '@phosphor-icons/react'
import { useId } from 'react'
import type { MergeChange } from '#core/merge'
import type { Side } from '#core/merge-change'
import { changeTitle } from '#core/merge-words'
import { useDraftEditor } from '../editor-context'
import { sideNames, SIDES, SideWords } from './SideWords'

interface Props {
  change: MergeChange
  /** Absent: nobody has chosen yet. */
  chosen: Side | undefined
  decisionOf: (side: Side) => unknown
  onChoose: (side: Side) => void
}

/** One thing that both made something else of: three cards, of which one is chosen. */
export function ConflictChoice({ change, chosen, decisionOf, onChoose }: Props) {
  const { kind } = useDraftEditor()
  const group = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{changeTitle(kind, change)}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {SIDES.map((side) => (
          <label
            key={side}
            className="relative flex min-h-11 cursor-pointer flex-col gap-0.5 rounded-lg bg-kumo-base p-3 ring ring-kumo-line has-checked:bg-kumo-tint has-checked:ring-2 has-checked:ring-kumo-brand has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-kumo-brand"
          >
            <input
              type="radio"
              name={group}
              value={side}
              checked={chosen === side}
              onChange={() => onChoose(side)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span className="flex items-center gap-1.5 text-sm text-kumo-subtle">
              {chosen === side ? (
                <CheckCircleIcon aria-hidden size={16} weight="fill" className="shrink-0 text-kumo-default" />
              ) : (
                <CircleIcon aria-hidden size={16} className="shrink-0" />
              )}
              {sideNames[side]}
            </span>
            <span className="wrap-anywhere">
              <SideWords change={change} side={side} decision={decisionOf(side)} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
