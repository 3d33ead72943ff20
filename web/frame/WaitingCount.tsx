import { useQuery } from '@tanstack/react-query'
import { useAccountId } from '../api/account'
import { draftsQuery } from '../api/drafts'
import { sessionQuery } from '../api/session'
import { waitsFor } from '../drafts/waits-for'

/** How many drafts wait for the person on the page: to be decided on, or to be changed after they were sent back. */
export function WaitingCount() {
  const { data: drafts } = useQuery(draftsQuery(useAccountId()))
  const { data: session } = useQuery(sessionQuery())
  const count = drafts?.filter((draft) => waitsFor(draft, session)).length ?? 0
  if (count === 0) return null
  return (
    <span className="ml-auto rounded-full bg-kumo-contrast px-2 text-sm text-kumo-inverse tabular-nums">
      {count}
      <span className="sr-only"> waiting for you</span>
    </span>
  )
}
