import { Input } from '@cloudflare/kumo/components/input'
import type { ComponentPropsWithRef } from 'react'

interface Props extends Omit<ComponentPropsWithRef<'input'>, 'size' | 'value' | 'defaultValue'> {
  value?: string
  defaultValue?: string
  label: string
  /** The label is read out but not shown. */
  hideLabel?: boolean
  hint?: string | undefined
  error?: string | undefined
  size?: 'sm' | 'base' | 'lg'
}

/** One line of text. `{...register(name)}` of react-hook-form can be spread on it. */
export function TextInput({ label, hideLabel, hint, error, ...props }: Props) {
  return (
    <Input
      passwordManagerIgnore
      autoComplete="off"
      {...props}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(hint !== undefined && { description: hint })}
      {...(error !== undefined && { error })}
      aria-invalid={error !== undefined}
    />
  )
}
