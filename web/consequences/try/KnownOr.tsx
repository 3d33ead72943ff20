import { Select, type Option } from '../../ui/Select'

interface Props<Value extends string> {
  label: string
  /** `undefined` = the fact is not known. */
  value: Value | undefined
  options: readonly Option<Value>[]
  onChange: (value: Value | undefined) => void
  hint?: string
}

/** A fact of a visit that is one of a few things, or not known. */
export function KnownOr<Value extends string>({ label, value, options, onChange, hint }: Props<Value>) {
  return (
    <Select<Value | 'not known'>
      label={label}
      hint={hint}
      className="w-full"
      value={value ?? 'not known'}
      onChange={(next) => onChange(next === 'not known' ? undefined : next)}
      options={[{ value: 'not known', label: 'Not known' }, ...options]}
    />
  )
}
