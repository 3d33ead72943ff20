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
  const others = new Set(made.values())
  try {
    if (entry.state === 'undoing') return await takenBack(entry, place, looking, others)
    const wanted = sent(entry, made)
    return entry.action === 'create'
      ? created(entry, await sayingTheSame(entry, wanted, place, looking, others))
      : await changed(entry, place, looking, wanted)
  } catch (error) {
    if (!(error instanceof UpstreamError) || (error.status !== 403 && error.status !== 401)) throw error
    const message = `${unheard(entry)} It cannot be told whether this was done: Gatehouse may not read this ${documentNoun[entry.kind]}.`
    return { outcome: { state: 'unsettled', message } }
  }
}

const unheard = ({ kind, state }: Pick<HistoryEntry, 'kind' | 'state'>) =>
  state === 'undoing'
    ? `Another change of its set failed, so this change of a ${documentNoun[kind]} was being set back. No answer of Cloudflare’s to that was put down: Gatehouse ended in the middle, or the answer got lost.`
    : `No answer of Cloudflare’s to this change of a ${documentNoun[kind]} was put down: Gatehouse ended in the middle, or the answer got lost.`

/** The version that was sent, as far as it can be known. */
function sent({ after }: HistoryEntry, made: ReadonlyMap<string, string>): object | null {
  return after && withIds(after, ({ kind, id }) => made.get(`${kind}:${id}`))
}

async function changed(entry: HistoryEntry, place: Place, looking: Looking, wanted: object | null): Promise<Settled> {
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

function created(entry: HistoryEntry, found: readonly AccessDocument[]): Settled {
  const noun = documentNoun[entry.kind]
  const [only, ...more] = found
  if (!only) {
    const message = `${unheard(entry)} There is no such ${noun}, so it was not made.`
    return { outcome: { state: 'not_done', message } }
  }
  if (more.length > 0) return { outcome: { state: 'unsettled', message: `${unheard(entry)} ${whichOf(found)}` } }
  const message = `${unheard(entry)} There is a ${noun} that says what was to be written, so it was made.`
  return { outcome: { state: 'done', message, id: only.id, after: only }, now: only }
}

const whichOf = ({ length }: readonly unknown[]) =>
  `It cannot be told which of ${length} that say the same is the one, or whether any is.`

/** What there is that nobody saw before and that says this. `others`: what the set itself made beside. */
async function sayingTheSame(
  entry: HistoryEntry,
  wanted: object | null,
  place: Place,
  looking: Looking,
  others: ReadonlySet<string>,
): Promise<AccessDocument[]> {
  const text = wanted && canonicalText(entry.kind, wanted)
  const since = Date.parse(entry.at) - CLOCK_TOLERANCE_MS
  const found: AccessDocument[] = []
  for (const each of await looking.list(place)) {
    // What bears no time may be it as well.
    const isEarlier = Date.parse(each.created_at ?? '') < since || others.has(each.id)
    if (canonicalText(entry.kind, each) !== text || isEarlier || (await looking.isKnown(place, each.id))) continue
    found.push(each)
  }
  return found
}

/** As `lookedUp`, of a change that was done and then being set back. */
async function takenBack(
  entry: HistoryEntry,
  place: Place,
  looking: Looking,
  others: ReadonlySet<string>,
): Promise<Settled> {
  const { kind, action, before } = entry
  const noun = documentNoun[kind]
  const told = (state: PutDownOutcome['state'], why: string) => ({ state, message: `${unheard(entry)} ${why}` })
  if (action === 'delete') {
    const found = await sayingTheSame(entry, before, place, looking, others)
    const [only] = found
    if (!only) return { outcome: told('left', `There is no such ${noun}, so it is still gone.`) }
    if (found.length > 1) return { outcome: told('unsettled', whichOf(found)) }
    const outcome = told('undone', `It was made again. To Cloudflare it is a new ${noun}, with a new id.`)
    return { outcome: { ...outcome, id: only.id, after: only }, now: only }
  }
  const live = await alive(() => looking.get(place, entry.id ?? ''))
  if (action === 'create') {
    return live
      ? { outcome: told('left', `The ${noun} is still there.`) }
      : { outcome: told('undone', `The ${noun} is gone, as before.`), now: null }
  }
  if (!live) {
    return { outcome: told('unsettled', `It cannot be told whether it was: somebody deleted the ${noun} since.`) }
  }
  const text = (document: object) => canonicalText(kind, document)
  if (before && text(live) === text(before))
    return { outcome: told('undone', `The ${noun} says what it said before, so it was.`), now: live }
  if (entry.after && text(live) === text(entry.after))
    return { outcome: told('left', `The ${noun} still says what was written, so it was not.`) }
  const why = `It cannot be told whether it was: the ${noun} says neither of the two, so somebody changed it since.`
  return { outcome: told('unsettled', why) }
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
