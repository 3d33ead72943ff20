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

/** Stands for "none chosen"; an empty value would look like a placeholder. */
const ANY = '*'

/** One value to filter by, or none. */
export function Facet<Value extends string>({ label, any, choices, value, onChange, disabled = false }: Props<Value>) {
  const options: { value: Value | typeof ANY; label: string }[] = [{ value: ANY, label: any }, ...choices]
  return (
    // The words chosen may be longer than a phone is wide.
    <div className="max-w-full">
      <Select<Value | typeof ANY>
        label={label}
        hideLabel
        options={options}
        value={value ?? ANY}
        disabled={disabled}
        className="w-auto"
        onChange={(chosen) => onChange(chosen === ANY ? undefined : chosen)}
      />
    </div>
  )
}
