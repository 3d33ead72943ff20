import type { MergeChange } from '#core/merge'
import type { Side } from '#core/merge-change'
import { canBeChosen, changeTitle, changeVerb } from '#core/merge-words'
import { Checkbox } from '../../../ui/Checkbox'
import { useDraftEditor } from '../editor-context'
import { sideNames, SIDES, SideWords } from './SideWords'

interface Props {
  change: MergeChange
  taken: boolean
  decisionOf: (side: Side) => unknown
  onTake: (taken: boolean) => void
}

const who: Record<MergeChange['by'], string> = { theirs: 'they', mine: 'you', both: 'you both' }

/** One thing that collides with nothing: it is taken unless somebody takes its tick away. */
export function MergedChange({ change, taken, decisionOf, onTake }: Props) {
  const { kind } = useDraftEditor()
  const fixed = !canBeChosen(kind, change)
  return (
    <li className="flex flex-col gap-1.5 rounded-lg p-3 ring ring-kumo-hairline">
      <Checkbox
        label={`${changeTitle(kind, change)}: ${who[change.by]} ${changeVerb(change)} this`}
        hint={fixed ? 'Gatehouse does not know this field. It stays as it is in Cloudflare.' : undefined}
        checked={taken}
        disabled={fixed}
        onChange={onTake}
      />
      <dl className="grid gap-x-4 gap-y-1 pl-6 sm:grid-cols-3">
        {SIDES.map((side) => (
          <div key={side} className="flex min-w-0 gap-2 sm:flex-col sm:gap-0">
            <dt className="w-14 shrink-0 text-sm text-kumo-subtle">{sideNames[side]}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <SideWords change={change} side={side} decision={decisionOf(side)} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
