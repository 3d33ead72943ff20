import { CaretRightIcon } from '@phosphor-icons/react'
import { useState, type ReactNode } from 'react'

interface Props {
  summary: ReactNode
  /** Made only when it is first opened. */
  children: ReactNode
  /** Open at first. */
  open?: boolean
}

/** A part of the page that is closed at first, unless it is said to be open. */
export function Disclosure({ summary, children, open = false }: Props) {
  const [wasOpen, setWasOpen] = useState(open)
  return (
    <details
      open={open}
      className="group/more"
      onToggle={({ currentTarget }) => currentTarget.open && setWasOpen(true)}
    >
      <summary className="flex w-fit cursor-pointer items-center gap-2 rounded-lg px-2 py-1.5 font-semibold hover:bg-kumo-tint focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:outline-none">
        <CaretRightIcon aria-hidden size={16} className="shrink-0 group-open/more:rotate-90" />
        <h2>{summary}</h2>
      </summary>
      {wasOpen && <div className="flex flex-col gap-4 pt-3">{children}</div>}
    </details>
  )
}
