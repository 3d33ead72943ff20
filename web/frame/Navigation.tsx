import type { ReactNode } from 'react'
import {
  ClockCounterClockwiseIcon,
  GearSixIcon,
  HeartbeatIcon,
  ShieldCheckIcon,
  UsersThreeIcon,
  type Icon,
} from '@phosphor-icons/react'
import { useAccountId } from '../api/account'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'
import { WaitingCount } from './WaitingCount'

interface Section {
  label: string
  Shape: Icon
  path: (account: string) => string
  /** Stands at the end of the line. */
  Aside?: () => ReactNode
}

const sections: Section[] = [
  { label: 'Policies', Shape: ShieldCheckIcon, path: paths.policies },
  { label: 'Groups', Shape: UsersThreeIcon, path: paths.groups },
  {
    label: 'Changes',
    Shape: ClockCounterClockwiseIcon,
    path: (account) => paths.changes(account),
    Aside: WaitingCount,
  },
  { label: 'Health', Shape: HeartbeatIcon, path: paths.health },
  { label: 'Settings', Shape: GearSixIcon, path: paths.settings },
]

/** The sections of an account. The router marks the current one with `aria-current`. */
export function Navigation() {
  const account = useAccountId()
  if (account === '') return null
  return (
    <nav aria-label="Sections">
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ label, Shape, path, Aside }) => (
          <li key={label}>
            <AppLink
              href={path(account)}
              className="flex items-center gap-2.5 rounded-lg px-3 py-2 text-base text-kumo-default no-underline hover:bg-kumo-tint aria-[current]:bg-kumo-tint aria-[current]:font-semibold"
            >
              <Shape aria-hidden size={18} />
              {label}
              {Aside && <Aside />}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
