import { Button as KumoButton } from '@cloudflare/kumo/components/button'
import type { Icon } from '@phosphor-icons/react'
import type { ComponentPropsWithRef } from 'react'
import { Tip } from './Tip'

interface Props extends Omit<ComponentPropsWithRef<'button'>, 'title' | 'children' | 'aria-label'> {
  /** What it does: its accessible name, and shown on hover and focus. */
  label: string
  icon: Icon
  variant?: 'primary' | 'secondary' | 'ghost' | 'outline' | 'destructive' | 'secondary-destructive'
  size?: 'xs' | 'sm' | 'base' | 'lg'
}

export function IconButton({ label, icon, variant = 'ghost', size = 'base', ...props }: Props) {
  return (
    <Tip content={label}>
      <KumoButton
        type="button"
        {...(props as object)}
        shape="square"
        variant={variant}
        size={size}
        icon={icon}
        aria-label={label}
      />
    </Tip>
  )
}
