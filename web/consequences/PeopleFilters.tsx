import type { Effect } from '#core/consequences'
import { Select } from '../ui/Select'
import { TextInput } from '../ui/TextInput'
import { effectWords, number } from './outcome-words'
import type { Counted, PeopleFilter } from './questions'

interface Props {
  counted: Counted
  filter: PeopleFilter
  onFilter: (filter: PeopleFilter) => void
}

/** In the place of an application's id. */
const EVERYWHERE = 'everywhere'

const OFFERED = ['gain', 'lose', 'cannot-tell', 'keep'] as const

/** Narrows the people to an effect, an application, or part of a name. */
export function PeopleFilters({ counted, filter, onFilter }: Props) {
  const counts = counted.apps.find(({ id }) => id === filter.app)?.counts ?? counted.counts
  return (
    <div className="flex flex-col gap-2" data-own-undo>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Show only</legend>
        {OFFERED.map((effect) => (
          <EffectToggle
            key={effect}
            effect={effect}
            count={counts[effect]}
            pressed={filter.effect === effect}
            onToggle={() => onFilter({ ...filter, effect: filter.effect === effect ? undefined : effect })}
          />
        ))}
      </fieldset>
      <div className="grid gap-2 sm:grid-cols-2">
        <TextInput
          label="Name or email"
          hideLabel
          type="search"
          size="sm"
          placeholder="Name or email"
          value={filter.text ?? ''}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
        {counted.apps.length > 1 && (
          <Select
            label="Application"
            hideLabel
            size="sm"
            value={filter.app ?? EVERYWHERE}
            onChange={(app) => onFilter({ ...filter, app: app === EVERYWHERE ? undefined : app })}
            options={[
              { value: EVERYWHERE, label: 'All applications' },
              ...counted.apps.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
    </div>
  )
}

interface ToggleProps {
  effect: Effect
  count: number
  pressed: boolean
  onToggle: () => void
}

function EffectToggle({ effect, count, pressed, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onToggle}
      className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-full px-3 text-sm ring ring-kumo-line outline-none hover:bg-kumo-tint focus-visible:ring-2 focus-visible:ring-kumo-focus aria-pressed:bg-kumo-tint aria-pressed:font-semibold aria-pressed:ring-kumo-brand"
    >
      {/* Of those for whom nothing changes it may be that nobody can tell whether they get in. */}
      {effect === 'keep' ? 'No change' : effectWords[effect]} <span className="tabular-nums">{number(count)}</span>
    </button>
  )
}
