import { useState } from 'react'
import { TextArea } from '../../ui/TextArea'
import { TextInput } from '../../ui/TextInput'
import { KnownOr } from './KnownOr'

interface Props {
  label: string
  /** What the text fields asks for, once something is known. */
  ask: string
  hint?: string
  placeholder?: string
  many?: boolean
  /** `null` = known to be none. */
  value: string | null | undefined
  none: string
  onChange: (value: string | null | undefined) => void
}

/** A fact of a visit that is not known, known to be none, or a text. */
export function KnownText({ label, ask, hint, placeholder, many = false, value, none, onChange }: Props) {
  // An empty box is none to whoever judges, but the box must not go away under the hands of who types in it.
  const [open, setOpen] = useState(typeof value === 'string' && value !== '')
  const shown = open || (typeof value === 'string' && value !== '')
  const Box = many ? TextArea : TextInput
  return (
    <div className="flex flex-col gap-1.5">
      <KnownOr
        label={label}
        value={shown ? 'some' : value === undefined ? undefined : 'none'}
        options={[
          { value: 'none', label: none },
          { value: 'some', label: ask },
        ]}
        onChange={(next) => {
          setOpen(next === 'some')
          if (next !== 'some') onChange(next === undefined ? undefined : null)
        }}
      />
      {shown && (
        <Box
          label={ask}
          hideLabel
          hint={hint}
          placeholder={placeholder}
          defaultValue={value ?? ''}
          onChange={({ target }: { target: { value: string } }) => onChange(target.value === '' ? null : target.value)}
        />
      )}
    </div>
  )
}
