import { useId, useState } from 'react'
import { SelectorIcon } from '../../../rules/SelectorIcon'
import { Button } from '../../../ui/Button'
import { nounOf, type PastedSection } from './pasted-values'

const STEP = 100

interface Props {
  section: PastedSection
  /** The ids of the values that were unticked. */
  left: ReadonlySet<string>
  onLeft: (ids: readonly string[], leave: boolean) => void
}

/** The values of one kind, each with a tick. A long list is shown in steps: all of it counts, ticked or not. */
export function PastedSectionList({ section, left, onLeft }: Props) {
  const { selector, values } = section
  const [shown, setShown] = useState(STEP)
  const heading = useId()
  const taken = values.filter(({ id }) => !left.has(id)).length
  const more = values.length - shown
  const all = taken === values.length
  return (
    <section aria-labelledby={heading} className="min-w-0">
      <div className="mb-1 flex items-center gap-2">
        <SelectorIcon name={selector.icon} />
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
          <h3 id={heading} className="font-semibold" title={selector.label}>
            {selector.plain}
          </h3>
          <span className="text-sm text-kumo-subtle">
            {all
              ? values.length.toLocaleString('en')
              : `${taken.toLocaleString('en')} of ${values.length.toLocaleString('en')}`}{' '}
            {nounOf(selector, values.length)}
          </span>
        </div>
        <Button
          size="sm"
          variant="ghost"
          onClick={() =>
            onLeft(
              values.map(({ id }) => id),
              all,
            )
          }
        >
          {all ? 'Take none' : 'Take all'}
        </Button>
      </div>
      <ul className="max-h-56 overflow-y-auto rounded-lg ring ring-kumo-line">
        {values.slice(0, shown).map(({ id, text }) => (
          <li key={id}>
            <label className="flex cursor-pointer items-center gap-2.5 px-3 py-1 hover:bg-kumo-tint">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-kumo-brand"
                checked={!left.has(id)}
                onChange={(event) => onLeft([id], !event.target.checked)}
              />
              <span className="min-w-0 wrap-anywhere">{text}</span>
            </label>
          </li>
        ))}
        {more > 0 && (
          <li className="flex items-center gap-2 px-3 py-1 text-sm text-kumo-subtle">
            and {more.toLocaleString('en')} more
            <Button size="sm" variant="ghost" onClick={() => setShown(shown + STEP)}>
              Show {Math.min(more, STEP)} more
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
}
