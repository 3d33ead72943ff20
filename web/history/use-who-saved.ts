import { useQuery } from '@tanstack/react-query'
import type { DocumentKind } from '#core/document-kind'
import { useAccountId } from '../api/account'
import { historyEntryQuery, newestOf } from '../api/history'
import { sessionQuery } from '../api/session'
import { useNow } from './use-now'
import { whoSaved } from './who-saved'

/** How often it is looked whether more is known by now, in milliseconds: Cloudflare's audit log tells with a delay. */
const SOON = 5000

/**
 * Who saved the version that stands in Cloudflare now, as a sentence.
 * @param live what stands there
 */
export function useWhoSaved(kind: DocumentKind, id: string, live: object): string {
  const account = useAccountId()
  const now = useNow(SOON)
  const { data: session } = useQuery(sessionQuery())
  const { data: newest } = useQuery({ ...newestOf(account, kind, id), refetchInterval: SOON })
  const number = newest?.records.find(({ state }) => state === 'done')?.number
  const { data: entry } = useQuery({
    ...historyEntryQuery(account, number ?? 0),
    enabled: number !== undefined,
    refetchInterval: ({ state: { data } }) => (data && data.actor !== undefined ? false : SOON),
  })
  return whoSaved(entry, live, { me: session?.actor, now })
}
