import { LinkButton as KumoLinkButton } from '@cloudflare/kumo/components/button'
import type { Icon } from '@phosphor-icons/react'
import { useLinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  /** A path of this app, from `paths`. */
  href: string
  /** What stands in the address after it. */
  search?: Readonly<Record<string, string>>
  variant?: 'primary' | 'secondary' | 'ghost' | 'outline'
  size?: 'xs' | 'sm' | 'base' | 'lg'
  icon?: Icon
  className?: string
  children: ReactNode
}

/** A link that looks like a button: for what leads to another page. */
export function LinkButton({ href, search, variant = 'secondary', size = 'base', icon, className, children }: Props) {
  const link = useLinkProps({ to: href, ...(search && { search: search as never }) })
  return (
    <KumoLinkButton
      {...(link as object)}
      variant={variant}
      size={size}
      {...(icon && { icon })}
      {...(className && { className })}
    >
      {children}
    </KumoLinkButton>
  )
}
