import type { ReactNode } from 'react'
import { AppLink } from '../ui/AppLink'

interface Props {
  href: string
  name: string
  /** Marks beside the name. */
  children?: ReactNode
}

/** The name of a row's thing. Its link covers the whole row, so that a click anywhere opens it. */
export function NameCell({ href, name, children }: Props) {
  return (
    <div className="flex flex-col items-start gap-1">
      <AppLink
        href={href}
        className="line-clamp-3 font-semibold text-kumo-default no-underline wrap-anywhere after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:ring-2 focus-visible:after:ring-kumo-focus focus-visible:after:ring-inset max-lg:text-lg max-lg:after:rounded-xl"
      >
        {name}
      </AppLink>
      {children}
    </div>
  )
}
