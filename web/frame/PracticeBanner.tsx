import { FlaskIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { useAccountId } from '../api/account'
import { sessionQuery } from '../api/session'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'

/** Says that nothing here is real, while it is so. */
export function PracticeBanner() {
  const account = useAccountId()
  const { data: session } = useQuery(sessionQuery())
  if (session?.mode !== 'practice') return null
  return (
    <aside
      aria-label="Practice data"
      className="flex items-center justify-center gap-2 border-b border-kumo-hairline bg-kumo-info-tint px-4 py-1.5 text-center text-sm text-kumo-default"
    >
      <FlaskIcon aria-hidden size={16} className="shrink-0" />
      <span>
        Practice data. Nothing here is real.{' '}
        {account !== '' && (
          <AppLink href={paths.settings(account)} className="text-kumo-link underline underline-offset-2">
            Connect your account
          </AppLink>
        )}
      </span>
    </aside>
  )
}
