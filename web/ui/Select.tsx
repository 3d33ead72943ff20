import { Select as KumoSelect } from '@cloudflare/kumo/components/select'

export interface Option<Value extends string> {
  value: Value
  label: string
  disabled?: boolean
}

interface Props<Value extends string> {
  label: string
  /** The label is read out but not shown. */
  hideLabel?: boolean
  hint?: string | undefined
  error?: string | undefined
  options: readonly Option<Value>[]
  value: Value
  onChange: (value: Value) => void
  disabled?: boolean
  size?: 'sm' | 'base' | 'lg'
  className?: string
}

/** One of a short list. */
export function Select<Value extends string>({
  label,
  hideLabel,
  hint,
  error,
  options,
  value,
  onChange,
  disabled = false,
  size = 'base',
  className = '',
}: Props<Value>) {
  return (
    <KumoSelect<Value>
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(hint !== undefined && { description: hint })}
      {...(error !== undefined && { error })}
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
      size={size}
      // Else the longest option would hold the whole page open on a phone.
      className={`min-w-0 ${className}`}
    >
      {options.map((option) => (
        <KumoSelect.Option key={option.value} value={option.value} disabled={option.disabled ?? false}>
          {option.label}
        </KumoSelect.Option>
      ))}
    </KumoSelect>
  )
}
