import {
  ArrowsLeftRightIcon,
  MinusCircleIcon,
  PencilSimpleIcon,
  PlusCircleIcon,
  type Icon,
} from '@phosphor-icons/react'
import { useState } from 'react'
import { differenceWords, type Difference } from '#core/diff'
import type { WordsContext } from '#core/selector'
import { PhraseText } from './PhraseText'
import { Button } from '../ui/Button'

const STEP = 50

/** So many lines are never scrolled, even where each takes two. */
const SURELY_FIT = 6

// By shape as well as by colour.
const looks: Record<Difference['kind'], { Shape: Icon; colour: string }> = {
  'rule-added': { Shape: PlusCircleIcon, colour: 'text-kumo-success' },
  'rule-removed': { Shape: MinusCircleIcon, colour: 'text-kumo-danger' },
  'rule-changed': { Shape: PencilSimpleIcon, colour: 'text-kumo-info' },
  'rule-moved': { Shape: ArrowsLeftRightIcon, colour: 'text-kumo-info' },
  field: { Shape: PencilSimpleIcon, colour: 'text-kumo-info' },
}

interface Props {
  changes: readonly Difference[]
  context: WordsContext
  /** The list's name, for those who listen to it. */
  label?: string
}

/** What changes, or has changed, between two versions: one line each. */
export function Differences({ changes, context, label = 'What will change' }: Props) {
  const [shown, setShown] = useState(STEP)
  const more = changes.length - shown
  return (
    <div className="flex flex-col items-start gap-2">
      <ul
        aria-label={label}
        // What has to be scrolled must be within reach of the keyboard.
        tabIndex={changes.length > SURELY_FIT ? 0 : undefined}
        className="flex max-h-96 w-full flex-col gap-2 overflow-y-auto rounded"
      >
        {changes.slice(0, shown).map((difference, index) => {
          const { Shape, colour } = looks[difference.kind]
          return (
            // A list that never changes while it is shown: the position is the key.
            <li key={index} className="flex items-start gap-2.5 text-base">
              <Shape aria-hidden size={18} weight="fill" className={`mt-0.5 shrink-0 ${colour}`} />
              <span className="min-w-0 wrap-anywhere">
                <PhraseText phrase={differenceWords(difference, context)} links={false} />
              </span>
            </li>
          )
        })}
      </ul>
      {more > 0 && (
        <Button size="sm" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(more, STEP)} more of {more}
        </Button>
      )}
    </div>
  )
}
