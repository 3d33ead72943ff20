import { LinkButton as KumoLinkButton } from '@cloudflare/kumo/components/button'
import type { Icon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'

interface Props {
  /** An address of our own server that answers with a file. */
  href: string
  icon?: Icon
  children: ReactNode
}

/** A link that looks like a button and saves a file. */
export function DownloadLink({ href, icon, children }: Props) {
  return (
    <KumoLinkButton href={href} download variant="secondary" {...(icon && { icon })}>
      {children}
    </KumoLinkButton>
  )
}
