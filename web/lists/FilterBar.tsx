import { MagnifyingGlassIcon } from '@phosphor-icons/react'
import type { ReactNode, RefObject } from 'react'
import { Button } from '../ui/Button'
import { TextInput } from '../ui/TextInput'

interface Props {
  /** What is filtered, in the plural: "policies". */
  noun: string
  /** The same of one: "policy". */
  one: string
  text: string
  onText: (text: string) => void
  /** The focus has left the text. */
  onLeave: () => void
  inputRef: RefObject<HTMLInputElement | null>
  /** How many rows pass, and of how many. Absent where nobody has counted them. */
  shown?: number
  total?: number
  filtered: boolean
  onClear: () => void
  /** What the words are looked for in. */
  by?: readonly string[]
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
  const [first = '', ...rest] = by ?? ANYTHING
  const shortly = [`${first.slice(0, 1).toUpperCase()}${first.slice(1)}`, ...rest].join(', ')
  return (
    <search aria-label={`Filter ${noun}`} className="flex flex-wrap items-center gap-2">
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
          value={text}
          onChange={({ target }) => onText(target.value)}
          onBlur={onLeave}
        />
      </div>
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
