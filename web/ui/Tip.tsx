import { Tooltip } from '@cloudflare/kumo/components/tooltip'
import type { ReactElement, ReactNode } from 'react'

interface Props {
  content: ReactNode
  /** One element; it becomes the trigger itself, so nothing interactive is nested. Text goes in a `<span>`. */
  children: ReactElement
  side?: 'top' | 'bottom' | 'left' | 'right'
}

/** A few words on hover and focus. Never the only place for something a person must know. */
export function Tip({ content, children, side = 'top' }: Props) {
  return <Tooltip content={<span className="block max-w-80">{content}</span>} render={children} side={side} />
}
