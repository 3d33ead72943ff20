import { buttonVariants } from '@cloudflare/kumo/components/button'
import type { Icon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'
import { AppLink } from './AppLink'

interface Props {
  /** A path of this app, from `paths`. */
  href: string
  variant?: 'primary' | 'secondary' | 'ghost' | 'outline'
  size?: 'xs' | 'sm' | 'base' | 'lg'
  icon?: Icon
  children: ReactNode
}

/** A link that looks like a button: for what leads to another page. */
export function LinkButton({ href, variant = 'secondary', size = 'base', icon: IconShape, children }: Props) {
  return (
    <AppLink href={href} className={`${buttonVariants({ variant, size })} no-underline`}>
      {IconShape && <IconShape aria-hidden />}
      {children}
    </AppLink>
  )
}
