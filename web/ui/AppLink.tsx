import { Link } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

interface Props extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  /** A path of this app, from `paths`. */
  href: string
}

/** A link inside the app: no page load, and the page's code is fetched on hover. */
export function AppLink({ href, ...props }: Props) {
  return <Link to={href} {...(props as object)} />
}
