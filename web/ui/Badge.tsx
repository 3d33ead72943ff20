import { Badge as KumoBadge } from '@cloudflare/kumo/components/badge'
import type { Icon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'

const variants = {
  plain: 'outline',
  neutral: 'neutral',
  good: 'success',
  warning: 'warning',
  bad: 'error',
  info: 'info',
} as const

interface Props {
  tone?: keyof typeof variants
  /** Said by shape as well as by colour. */
  icon?: Icon
  children: ReactNode
}

/** One or two words that mark a thing. */
export function Badge({ tone = 'neutral', icon, children }: Props) {
  return (
    <KumoBadge variant={variants[tone]} {...(icon && { icon })}>
      {children}
    </KumoBadge>
  )
}
