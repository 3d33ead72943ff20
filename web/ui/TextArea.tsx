import { InputArea } from '@cloudflare/kumo/components/input'
import type { ComponentPropsWithRef } from 'react'

interface Props extends Omit<ComponentPropsWithRef<'textarea'>, 'size'> {
  label: string
  /** The label is read out but not shown. */
  hideLabel?: boolean
  hint?: string | undefined
  error?: string | undefined
}

/** Several lines of text. */
export function TextArea({ label, hideLabel, hint, error, ...props }: Props) {
  return (
    <InputArea
      {...(props as object)}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(hint !== undefined && { description: hint })}
      {...(error !== undefined && { error })}
      aria-invalid={error !== undefined}
    />
  )
}
