import { TextInput } from '../../ui/TextInput'

/** From so many rules on, looking through them by eye takes longer than typing. */
const FINDER_FROM = 20

interface Props {
  total: number
  found: number
  wanted: string
  onWanted: (wanted: string) => void
}

/** Finds rules in a long list, in place of the browser's search, which sees only the rows in view. */
export function RuleFinder({ total, found, wanted, onWanted }: Props) {
  if (total < FINDER_FROM) return null
  return (
    <div data-own-undo className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="min-w-0 flex-1 basis-56">
        <TextInput
          label="Find in these rules"
          hideLabel
          type="search"
          placeholder="Find in these rules"
          className="w-full"
          value={wanted}
          onChange={({ target }) => onWanted(target.value)}
        />
      </div>
      <output className="text-sm text-kumo-subtle">
        {wanted.trim() !== '' && `${found.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`}
      </output>
    </div>
  )
}
