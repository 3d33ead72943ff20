import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session'
import { SettingsCard } from './SettingsCard'

/** Who the person is to this Gatehouse, where several people use it. */
export function RoleCard() {
  const { data: session } = useQuery(sessionQuery())
  if (session?.signIn !== 'access') return null
  return (
    <SettingsCard title="You">
      <p className="wrap-anywhere">
        Cloudflare Access signed you in as <strong className="font-semibold">{session.actor}</strong>. Your role is{' '}
        <strong className="font-semibold">{session.role}</strong>.
      </p>
      <p>{session.readOnlyReason ?? 'You may change policies and groups.'}</p>
    </SettingsCard>
  )
}
