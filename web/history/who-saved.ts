import { sameDocument } from '#core/canonical'
import type { HistoryEntry } from '#core/history-record'
import { timeAgo } from '../lists/time-ago'
import { whoWords } from './record-words'

/**
 * Who saved the version `live`, when and where, as a sentence; by the newest record of the object.
 * @param entry `undefined` while it is not known, or when there is none
 * @param me the name under which the person on the page is known to the server
 */
export function whoSaved(
  entry: HistoryEntry | undefined,
  live: object,
  { me, now }: { me: string | undefined; now: number },
): string {
  const { kind, after } = entry ?? {}
  if (!entry || !kind || !after || !sameDocument(kind, after, live)) return 'Somebody else saved it after you began.'
  const ago = timeAgo(Date.parse(entry.at), now)
  if (entry.origin === 'gatehouse') {
    const who = whoWords(entry, me)
    return `${who === 'You' ? 'You saved it in another window' : `${who} saved it here`}, ${ago}.`
  }
  return entry.actor === undefined
    ? `Somebody saved it past Gatehouse; it was noticed ${ago}. Who it was is not known: Cloudflare’s audit log does not say, or may not be read.`
    : `${entry.actor} saved it past Gatehouse; it was noticed ${ago}.`
}
