import { LockSimpleIcon } from '@phosphor-icons/react'
import { useAccountId } from '../api/account'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'
import { lockHeadline } from './change-locks'
import { useChangeLocks } from './use-change-lock'

/** Over every page, once it is known that something cannot be changed from here. */
export function ReadOnlyBanner() {
  const account = useAccountId()
  const headline = lockHeadline(useChangeLocks())
  return (
    <output aria-label="Read-only" className="block empty:hidden">
      {headline !== undefined && (
        <span className="flex flex-wrap items-center justify-center gap-x-2 border-b border-kumo-hairline bg-kumo-warning-tint px-4 py-1.5 text-center text-sm text-kumo-default">
          <LockSimpleIcon aria-hidden size={16} className="shrink-0" />
          {headline}
          {account !== '' && (
            <AppLink href={paths.settings(account)} className="text-kumo-link underline underline-offset-2">
              Why, and who can change it
            </AppLink>
          )}
        </span>
      )}
    </output>
  )
}
