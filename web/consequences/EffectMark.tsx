import {
  EqualsIcon,
  MinusCircleIcon,
  PlusCircleIcon,
  ProhibitIcon,
  QuestionIcon,
  type Icon,
} from '@phosphor-icons/react'
import type { Effect } from '#core/consequences'
import { effectWords } from './outcome-words'

// By shape as well as by colour; what cannot be told has the colour of neither.
const looks: Record<Effect, { Shape: Icon; colour: string }> = {
  gain: { Shape: PlusCircleIcon, colour: 'text-kumo-success' },
  lose: { Shape: MinusCircleIcon, colour: 'text-kumo-danger' },
  keep: { Shape: EqualsIcon, colour: 'text-kumo-subtle' },
  out: { Shape: ProhibitIcon, colour: 'text-kumo-subtle' },
  'cannot-tell': { Shape: QuestionIcon, colour: 'text-kumo-subtle' },
}

/** What a change makes of somebody: an icon and a word. */
export function EffectMark({ effect, children = effectWords[effect] }: { effect: Effect; children?: string }) {
  const { Shape, colour } = looks[effect]
  return (
    <span className={`inline-flex items-baseline gap-1 font-medium whitespace-nowrap ${colour}`}>
      <Shape aria-hidden size={16} weight="bold" className="shrink-0 self-center" />
      {children}
    </span>
  )
}
