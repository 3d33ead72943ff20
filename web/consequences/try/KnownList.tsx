import { useState } from 'react'
import { Checkbox } from '../../ui/Checkbox'
import { Disclosure } from '../../ui/Disclosure'
import type { Option } from '../../ui/Select'
import { TextInput } from '../../ui/TextInput'
import { KnownOr } from './KnownOr'
import { listOf } from './visit-facts'

interface Props {
  label: string
  none: string
  /** "In these groups" */
  some: string
  /** What can be ticked; all else that is known is typed. */
  options: readonly Option<string>[]
  /** What can be ticked as well, and is seldom wanted. */
  seldom?: readonly Option<string>[]
  /** How others are typed; absent = there are no others. */
  others?: { label: string; hint?: string }
  /** `undefined` = not known. */
  value: readonly string[] | undefined
  onChange: (value: readonly string[] | undefined) => void
}

/** A fact of a visit that is a list, not known, or known to be empty. */
export function KnownList({ label, none, some, options, seldom = [], others, value, onChange }: Props) {
  // An empty list is none to whoever judges, but the boxes must not go away under the hands of who ticks in them.
  const [open, setOpen] = useState(false)
  const shown = open || (value !== undefined && value.length > 0)
  const offered = new Set([...options, ...seldom].map((option) => option.value))
  const typed = (value ?? []).filter((one) => !offered.has(one))
  const ticked = (value ?? []).filter((one) => offered.has(one))
  const box = (option: Option<string>) => (
    <Checkbox
      key={option.value}
      label={option.label}
      checked={ticked.includes(option.value)}
      onChange={(on) =>
        onChange([...ticked.filter((one) => one !== option.value), ...(on ? [option.value] : []), ...typed])
      }
    />
  )
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <KnownOr
        label={label}
        value={shown ? 'some' : value === undefined ? undefined : 'none'}
        options={[
          { value: 'none', label: none },
          { value: 'some', label: some },
        ]}
        onChange={(next) => {
          setOpen(next === 'some')
          onChange(next === undefined ? undefined : [])
        }}
      />
      {shown && options.map(box)}
      {shown && seldom.length > 0 && (
        <Disclosure summary={<span className="text-sm font-normal">Others</span>}>{seldom.map(box)}</Disclosure>
      )}
      {shown && others && (
        <TextInput
          label={others.label}
          size="sm"
          hint={others.hint}
          defaultValue={typed.join(', ')}
          onChange={({ target }) => onChange([...ticked, ...listOf(target.value)])}
        />
      )}
    </fieldset>
  )
}
