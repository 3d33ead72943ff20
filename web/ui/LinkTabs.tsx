import { Link } from '@tanstack/react-router'

export interface LinkTab {
  /** A path of this app, from `paths`. */
  href: string
  label: string
  /** How many things stand there; absent = not counted. */
  count?: number | undefined
}

interface Props {
  /** What the parts are of, for those who listen to it. */
  label: string
  tabs: readonly LinkTab[]
}

/** The parts of a page, each with an address of its own. The router marks the current one with `aria-current`. */
export function LinkTabs({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-1 border-b border-kumo-line">
        {tabs.map(({ href, label: words, count }) => (
          <li key={href}>
            <Link
              to={href}
              className="-mb-px flex min-h-11 items-center gap-2 border-b-2 border-transparent px-3 text-base text-kumo-subtle no-underline hover:text-kumo-default focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:outline-none focus-visible:ring-inset aria-[current]:border-kumo-brand aria-[current]:font-semibold aria-[current]:text-kumo-default"
            >
              {words}
              {count !== undefined && count > 0 && (
                <span className="rounded-full bg-kumo-fill px-2 text-sm tabular-nums">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
