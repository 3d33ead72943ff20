import { Button as KumoButton } from '@cloudflare/kumo/components/button'
import type { Icon } from '@phosphor-icons/react'
import type { ComponentPropsWithRef } from 'react'
import { Tip } from './Tip'

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'title'> {
  variant?: 'primary' | 'secondary' | 'ghost' | 'outline' | 'destructive' | 'secondary-destructive'
  size?: 'xs' | 'sm' | 'base' | 'lg'
  icon?: Icon
  /** Shows a spinner and takes no clicks. */
  loading?: boolean
  /** Why it cannot be pressed now. The button stays reachable by keyboard, so that the reason can be read. */
  disabledReason?: string | undefined
}

/** A button with words on it. For one with only an icon see `IconButton`. */
export function Button({ disabledReason, onClick, className, ...props }: ButtonProps) {
  if (disabledReason === undefined) {
    return <KumoButton type="button" {...props} {...(className && { className })} {...(onClick && { onClick })} />
  }
  return (
    <Tip content={disabledReason}>
      <KumoButton
        {...props}
        type="button"
        aria-disabled
        className={`cursor-not-allowed opacity-50 ${className ?? ''}`}
        aria-description={disabledReason}
      />
    </Tip>
  )
}
