import { Checkbox as KumoCheckbox } from '@cloudflare/kumo/components/checkbox'
import { useId } from 'react'

interface Props {
  label: string
  hint?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}

export function Checkbox({ label, hint, checked, onChange, disabled = false }: Props) {
  const hintId = useId()
  return (
    <fieldset className="flex flex-col gap-1" aria-label={label} aria-describedby={hint ? hintId : undefined}>
      <KumoCheckbox
        label={label}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next: boolean) => onChange(next)}
      />
      {hint && (
        <p id={hintId} className="pl-6 text-sm text-kumo-subtle">
          {hint}
        </p>
      )}
    </fieldset>
  )
}
