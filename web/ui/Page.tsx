import type { ReactNode } from 'react'

interface Props {
  title: string
  /** What the page belongs to, for the browser's title: "Contractors · Policies · Gatehouse". */
  section?: string
  /** Shown instead of the title in the heading, such as a field to rename the thing. */
  heading?: ReactNode
  /** One or two sentences under the heading. */
  lead?: ReactNode
  /** Small print under the lead. */
  note?: ReactNode
  /** The buttons of the page. */
  actions?: ReactNode
  children?: ReactNode
}

/** A page: its browser title, its one heading (which gets the focus after navigation) and its actions. */
export function Page({ title, section, heading, lead, note, actions, children }: Props) {
  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col gap-5 px-4 py-6 sm:px-8">
      <title>{[title, section, 'Gatehouse'].filter(Boolean).join(' · ')}</title>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 tabIndex={-1} className="text-2xl font-semibold wrap-anywhere outline-none">
            {heading ?? title}
          </h1>
          {lead && <p className="mt-1 max-w-prose text-base text-kumo-subtle">{lead}</p>}
          {note}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
