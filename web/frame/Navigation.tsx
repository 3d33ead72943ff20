import { GearSixIcon, ShieldCheckIcon, UsersThreeIcon } from '@phosphor-icons/react'
import { useAccountId } from '../api/account'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'

const sections = [
  { label: 'Policies', Shape: ShieldCheckIcon, path: paths.policies },
  { label: 'Groups', Shape: UsersThreeIcon, path: paths.groups },
  { label: 'Settings', Shape: GearSixIcon, path: paths.settings },
]

/** The sections of an account. The router marks the current one with `aria-current`. */
export function Navigation() {
  const account = useAccountId()
  if (account === '') return null
  return (
    <nav aria-label="Sections">
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ label, Shape, path }) => (
          <li key={label}>
            <AppLink
              href={path(account)}
              className="flex items-center gap-2.5 rounded-lg px-3 py-2 text-base text-kumo-default no-underline hover:bg-kumo-tint aria-[current]:bg-kumo-tint aria-[current]:font-semibold"
            >
              <Shape aria-hidden size={18} />
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
