import { LinkButton as KumoLinkButton } from '@cloudflare/kumo/components/button'
import type { Icon } from '@phosphor-icons/react'
import { useLinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  /** A path of this app, from `paths`. */
  href: string
  variant?: 'primary' | 'secondary' | 'ghost' | 'outline'
  size?: 'xs' | 'sm' | 'base' | 'lg'
  icon?: Icon
  children: ReactNode
}

/** A link that looks like a button: for what leads to another page. */
export function LinkButton({ href, variant = 'secondary', size = 'base', icon, children }: Props) {
  const link = useLinkProps({ to: href })
  return (
    <KumoLinkButton {...(link as object)} variant={variant} size={size} {...(icon && { icon })}>
      {children}
    </KumoLinkButton>
  )
}
