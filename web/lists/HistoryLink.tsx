import type { ReactNode } from 'react'
import { AppLink } from '../ui/AppLink'

interface Props {
  href: string
  /** When it changed last. */
  children: ReactNode
}

/** From the last change of a row's thing to all its changes. It lies above the link that covers the row. */
export function HistoryLink({ href, children }: Props) {
  return (
    <AppLink href={href} title="All changes" className="relative underline decoration-dotted underline-offset-2">
      {children}
    </AppLink>
  )
}
