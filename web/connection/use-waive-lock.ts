import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { changeLocks } from './change-locks'

/** Why nothing can be waived from here, and nothing said of rules: what the token may do at Cloudflare does not matter for it. */
export function useWaiveLock(): string | undefined {
  const { data: session } = useQuery(sessionQuery())
  return changeLocks(session?.readOnly === true, [], session?.readOnlyReason).policies
}
