import { MagnifyingGlassIcon } from '@phosphor-icons/react'
import type { ReactNode, RefObject } from 'react'
import { Button } from '../ui/Button'
import { TextInput } from '../ui/TextInput'
import { useTyped } from '../ui/use-typed'

interface FilterTextProps {
  /** What is filtered, in the plural: "policies". */
  noun: string
  /** What the words are looked for in. */
  by?: readonly string[] | undefined
  text: string
  onText: (text: string) => void
  /** The focus has left the text. */
  onLeave: () => void
  inputRef: RefObject<HTMLInputElement | null>
}

interface Props extends FilterTextProps {
  /** One of what is filtered: "policy". */
  one: string
  /** How many rows pass, and of how many. Absent where nobody has counted them. */
  shown?: number
  total?: number
  filtered: boolean
  onClear: () => void
  /** The lists to choose from. */
  children?: ReactNode
}

const ANYTHING = ['name', 'person', 'domain']
const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** The filters of a list, and how many rows pass them. */
export function FilterBar({
  noun,
  one,
  text,
  onText,
  onLeave,
  inputRef,
  shown,
  total,
  filtered,
  onClear,
  by,
  children,
}: Props) {
  return (
    <search aria-label={`Filter ${noun}`} className="flex flex-wrap items-center gap-2">
      <FilterText noun={noun} by={by} text={text} onText={onText} onLeave={onLeave} inputRef={inputRef} />
      {children}
      {filtered && (
        <Button variant="ghost" onClick={onClear}>
          Clear filters
        </Button>
      )}
      {total !== undefined && (
        <output className="ml-auto text-sm text-kumo-subtle tabular-nums">
          {filtered ? `${shown} of ${total}` : total} {total === 1 ? one : noun}
        </output>
      )}
    </search>
  )
}

/** What the rows are filtered by as it is typed; the rows follow once it is on the screen. */
function FilterText({ noun, by, text, onText, onLeave, inputRef }: FilterTextProps) {
  const box = useTyped(text, onText)
  const [first = '', ...rest] = by ?? ANYTHING
  const shortly = [`${first.slice(0, 1).toUpperCase()}${first.slice(1)}`, ...rest].join(', ')
  return (
    <div className="relative flex-1 basis-full md:max-w-96 md:basis-56">
      <MagnifyingGlassIcon
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 left-3 z-1 -translate-y-1/2 text-kumo-subtle"
      />
      <TextInput
        ref={inputRef}
        label={`Filter ${noun} by ${either.format(by ?? [...ANYTHING, 'any other words'])}`}
        hideLabel
        type="search"
        placeholder={`${shortly}${by ? '' : ' …'} ( / )`}
        className="w-full pl-9"
        value={box.text}
        onChange={({ target }) => box.type(target.value)}
        onBlur={onLeave}
      />
    </div>
  )
}
