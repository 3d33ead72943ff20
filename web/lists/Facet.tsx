import { Select } from '../ui/Select'

interface Props<Value extends string> {
  /** What is chosen here: "Action". */
  label: string
  /** The entry that chooses nothing: "Any action". */
  any: string
  choices: readonly { value: Value; label: string }[]
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  disabled?: boolean
}

/** One value to filter by, or none. */
export function Facet<Value extends string>({ label, any, choices, value, onChange, disabled = false }: Props<Value>) {
  const options: { value: Value | ''; label: string }[] = [{ value: '', label: any }, ...choices]
  return (
    <Select<Value | ''>
      label={label}
      hideLabel
      options={options}
      value={value ?? ''}
      disabled={disabled}
      onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
    />
  )
}
