import { useId, useState } from 'react'
import type { Choice, Option } from '#core/findings/finding'
import { closest } from '../rules/closest'
import { FieldFrame } from '../rules/FieldFrame'
import { TypeAhead } from '../ui/TypeAhead'

/** How many options a list shows at once; more are found by typing. */
const SHOWN = 50

const textsOf = ({ title, detail }: Option) => (detail === undefined ? [title] : [title, detail])

interface Props {
  choice: Choice
  /** The id of the option taken; absent: none yet. */
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** What a fix takes from whoever reads it, picked by name from what fits. */
export function FixChoice({ choice, chosen, onChoose }: Props) {
  const id = useId()
  const [options] = useState(choice.options)
  const [typed, setTyped] = useState<string>()
  const found = closest(options, typed ?? '', textsOf)
  const more = found.length - SHOWN
  const items = found.slice(0, SHOWN).map(({ id: option, title, detail }) => ({ id: option, title, detail }))
  return (
    <FieldFrame id={id} label={choice.label}>
      <TypeAhead
        id={id}
        text={typed ?? options.find((option) => option.id === chosen)?.title ?? ''}
        onText={setTyped}
        onChoose={(option) => {
          setTyped(undefined)
          onChoose(option)
        }}
        onBlur={() => setTyped(undefined)}
        groups={items.length > 0 ? [{ label: 'What fits here', items }] : []}
        notes={
          items.length === 0 ? ['None of them is called that.'] : more > 0 ? [`${more} more: type a few letters.`] : []
        }
        placeholder="Choose one"
        markFirst
      />
    </FieldFrame>
  )
}
