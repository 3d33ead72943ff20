import type { ComponentPropsWithRef } from 'react'

/** A sheet on the page. */
export function Card({ className = '', ...props }: ComponentPropsWithRef<'div'>) {
  return <div className={`rounded-xl bg-kumo-base ring ring-kumo-hairline ${className}`} {...props} />
}
