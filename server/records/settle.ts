import { canonicalText } from '#core/canonical'
import { type AccessDocument, documentNoun } from '#core/document-kind'
import type { HistoryEntry } from '#core/history-record'
import { withIds } from '#core/rewritten'
import type { Place } from '../cloudflare/cloudflare'
import { UpstreamError } from '../cloudflare/upstream-error'
import type { PutDownOutcome } from './journal'

/** How documents are looked up. */
export interface Looking {
  get(place: Place, id: string): Promise<AccessDocument>
  list(place: Place): Promise<AccessDocument[]>
  /** Whether it was seen here before. */
  isKnown(place: Place, id: string): Promise<boolean>
}

/** Cloudflare's clock and ours may differ by so much, in milliseconds. */
const CLOCK_TOLERANCE_MS = 2 * 60_000

/** What looking shows: how it is settled, and what stands there if that is known to be ours. */
export interface Settled {
  outcome: PutDownOutcome
  now?: AccessDocument | null
}

/**
 * What became of a change of which no answer was put down, because Gatehouse ended or the answer got lost: by what
 * stands there now. `made`: the ids of what its set made, by their names inside the set.
 * @throws UpstreamError when Cloudflare cannot be asked at the moment
 */
export async function lookedUp(
  entry: HistoryEntry,
  place: Place,
  looking: Looking,
  made: ReadonlyMap<string, string>,
): Promise<Settled> {
  try {
    return entry.action === 'create'
      ? await created(entry, place, looking, made)
      : await changed(entry, place, looking, made)
  } catch (error) {
    if (!(error instanceof UpstreamError) || (error.status !== 403 && error.status !== 401)) throw error
    const message = `${unheard(entry)} It cannot be told whether this was done: Gatehouse may not read this ${documentNoun[entry.kind]}.`
    return { outcome: { state: 'unsettled', message } }
  }
}

const unheard = ({ kind }: Pick<HistoryEntry, 'kind'>) =>
  `No answer of Cloudflare’s to this change of a ${documentNoun[kind]} was put down: Gatehouse ended in the middle, or the answer got lost.`

/** The version that was sent, as far as it can be known. */
function sent({ after }: HistoryEntry, made: ReadonlyMap<string, string>): object | null {
  return after && withIds(after, ({ kind, id }) => made.get(`${kind}:${id}`))
}

async function changed(
  entry: HistoryEntry,
  place: Place,
  looking: Looking,
  made: ReadonlyMap<string, string>,
): Promise<Settled> {
  const noun = documentNoun[entry.kind]
  const live = await alive(() => looking.get(place, entry.id ?? ''))
  const text = (document: object) => canonicalText(entry.kind, document)
  if (entry.action === 'delete') {
    return live
      ? {
          outcome: {
            state: 'not_done',
            message: `${unheard(entry)} The ${noun} is still there, so it was not deleted.`,
          },
        }
      : { outcome: { state: 'done', message: `${unheard(entry)} The ${noun} is gone, so it was deleted.` }, now: null }
  }
  if (!live) {
    const message = `${unheard(entry)} It cannot be told whether it was done: somebody deleted the ${noun} since.`
    return { outcome: { state: 'unsettled', message } }
  }
  const wanted = sent(entry, made)
  if (wanted && text(live) === text(wanted)) {
    const message = `${unheard(entry)} The ${noun} says what was to be written, so it was done.`
    return { outcome: { state: 'done', message, after: live }, now: live }
  }
  if (entry.before && text(live) === text(entry.before)) {
    const message = `${unheard(entry)} The ${noun} says what it said before, so it was not done.`
    return { outcome: { state: 'not_done', message } }
  }
  const message = `${unheard(entry)} It cannot be told whether it was done: the ${noun} says neither what it said before nor what was to be written, so somebody changed it since.`
  return { outcome: { state: 'unsettled', message } }
}

async function created(
  entry: HistoryEntry,
  place: Place,
  looking: Looking,
  made: ReadonlyMap<string, string>,
): Promise<Settled> {
  const noun = documentNoun[entry.kind]
  const wanted = sent(entry, made)
  const text = wanted && canonicalText(entry.kind, wanted)
  const since = Date.parse(entry.at) - CLOCK_TOLERANCE_MS
  const others = new Set(made.values())
  const found: AccessDocument[] = []
  for (const each of await looking.list(place)) {
    // What bears no time may be it as well.
    const isEarlier = Date.parse(each.created_at ?? '') < since || others.has(each.id)
    if (canonicalText(entry.kind, each) !== text || isEarlier || (await looking.isKnown(place, each.id))) continue
    found.push(each)
  }
  const [only, ...more] = found
  if (!only) {
    const message = `${unheard(entry)} There is no such ${noun}, so it was not made.`
    return { outcome: { state: 'not_done', message } }
  }
  if (more.length > 0) {
    const message = `${unheard(entry)} It cannot be told which of ${found.length} that say the same is the one, or whether any is.`
    return { outcome: { state: 'unsettled', message } }
  }
  const message = `${unheard(entry)} There is a ${noun} that says what was to be written, so it was made.`
  return { outcome: { state: 'done', message, id: only.id, after: only }, now: only }
}

async function alive<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) return undefined
    throw error
  }
}

/** The ids that a set gave to what it made, by `kind:name inside the set`. */
export const idsMadeIn = (set: readonly HistoryEntry[]): Map<string, string> =>
  new Map(
    set.flatMap(({ action, kind, inside, id }) =>
      action === 'create' && inside !== undefined && id !== undefined ? [[`${kind}:${inside}`, id]] : [],
    ),
  )
