import { Link } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

interface Props extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  /** A path of this app, from `paths`. */
  href: string
  /** What the address says besides. */
  search?: Readonly<Record<string, string>> | undefined
}

/** A link inside the app: no page load, and the page's code is fetched on hover. */
export function AppLink({ href, search, ...props }: Props) {
  return <Link to={href} {...(search && ({ search } as object))} {...(props as object)} />
}
