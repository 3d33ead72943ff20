import type { PeopleTouched } from '#core/assessment'
import type { AccessDocument } from '#core/document-kind'
import type { DocumentChange } from '#core/change-set'
import { AppError } from '#core/errors'
import { Unconfirmed, appErrorOf } from '../cloudflare/errors'
import type { Place } from '../cloudflare/cloudflare'
import { UpstreamError } from '../cloudflare/upstream-error'
import type { CloudflareAnswer } from '../cloudflare/upstream-call'
import type { Log } from '../log'
import type { Incoming } from './incoming'
import type { Journal, PutDownOutcome } from './journal'
import { type KnownVersions, nameIn } from './known-versions'
import type { Names } from './names'
import type { Touched } from './touched'

/** Who publishes, and what they said of it. */
export interface Publishing {
  actor: string
  reason?: string | undefined
  override?: string | undefined
  people?: PeopleTouched | undefined
}

/** A write that is about to be made. */
export interface Write {
  place: Place
  action: DocumentChange['action']
  /** Of an object that is to be made: its name inside the set. */
  id?: string | undefined
  before: AccessDocument | null
  after: object | null
  restores?: number | undefined
  undoes?: number | undefined
}

/** A write that was put down and is told of how it went. None of these fails: what cannot be put down is logged. */
export interface Begun {
  readonly number: number
  /** It was made. `now`: what stands there; `null` = nothing any more. */
  done(now: AccessDocument | null, answer: CloudflareAnswer, message?: string): Promise<void>
  failed(error: unknown, answer?: CloudflareAnswer): Promise<void>
  /** It was not even tried. */
  notTried(): Promise<void>
  /**
   * It is about to be taken back, because another of its set failed: that is put down before it is tried, and what is
   * told from then on is told of that.
   */
  takingBack(): Promise<Omit<Begun, 'takingBack'>>
}

/** Puts writes down before they are tried. */
export interface Recorder {
  /** As one set. @throws StorageError when they cannot be put down; they must not be tried then */
  begin(writes: readonly Write[]): Promise<Begun[]>
}

interface Deps {
  journal: Journal
  known: KnownVersions
  touched: Touched
  names: Names
  incoming: Incoming
  log: Log
  /** The changes that are under way, by account and number: what becomes of them is not to be looked up yet. */
  underWay: Set<string>
  /** Told when the outcome of something is not known, or could not be put down, so that it is looked up later. */
  open: (account: string) => void
}

/** A recorder for what one person publishes at once. */
export function recorderFor(deps: Deps, publishing: () => Publishing): Recorder {
  const { journal, touched, incoming, underWay } = deps
  return {
    async begin(writes) {
      const [first] = writes
      if (!first) return []
      const { account } = first.place
      for (const { place, id } of writes) touched.begin(place, id)
      try {
        for (const { place, before } of writes) if (before) await incoming.before(place, before)
        const numbers = await journal.add(
          account,
          writes.map(({ place, action, id, before, after, restores, undoes }) => ({
            origin: 'gatehouse',
            action,
            kind: place.kind,
            ...(action === 'create' ? { inside: id } : { id }),
            ...(place.owner !== account && { zone: place.owner }),
            name: nameIn(after ?? before ?? {}),
            ...publishing(),
            restores,
            undoes,
            before,
            after,
          })),
        )
        for (const number of numbers) underWay.add(`${account}/${number}`)
        return writes.map((write, index) => begun(deps, write, numbers[index] ?? 0))
      } catch (error) {
        for (const { place, id } of writes) touched.end(place, id)
        throw error
      }
    },
  }
}

function begun(deps: Deps, write: Write, number: number): Begun {
  const { journal, known, touched, names, underWay, log, open } = deps
  const { place, before } = write
  const { account } = place
  const inSet = write.id

  const remember = async (now: AccessDocument | null) => {
    if (now) await known.keep(place, [{ document: now, read: await known.hashOf(place.kind, now), listed: null }])
    const old = before?.id
    if (old !== undefined && old !== now?.id) await known.forget(place, old)
    if (place.kind !== 'groups' || place.owner !== account) return
    if (now) await names.one(account, 'groups', { id: now.id, name: nameIn(now) }, false)
    if (before && old !== now?.id) await names.one(account, 'groups', { id: before.id, name: nameIn(before) }, true)
  }

  const notPutDown = (error: unknown) =>
    log('error', 'outcome-not-recorded', { number, message: error instanceof Error ? error.message : String(error) })

  /** The write itself was made or not, whatever becomes of putting that down; a later start finds out which. */
  const end = async (outcome: PutDownOutcome | undefined, now?: AccessDocument | null) => {
    try {
      if (outcome) await journal.settle(account, number, outcome)
      else open(account)
      if (now !== undefined) await remember(now)
    } catch (error) {
      notPutDown(error)
      open(account)
    } finally {
      touched.end(place, inSet)
      underWay.delete(`${account}/${number}`)
    }
  }
  const newId = (now: AccessDocument | null) => (now && now.id !== before?.id ? { id: now.id } : {})

  return {
    number,
    done: (now, answer, message) => end({ state: 'done', after: now, ...newId(now), ...answer, message }, now),
    failed: (error, answer = {}) =>
      end(isUnknown(error) ? undefined : { state: 'failed', message: wordsOf(error), ...answer }),
    notTried: () => end({ state: 'not_done' }),
    takingBack: async () => {
      touched.begin(place, inSet)
      underWay.add(`${account}/${number}`)
      // What cannot be put down is set back all the same: to leave half of a set standing would be worse.
      await journal.settle(account, number, { state: 'undoing' }).catch(notPutDown)
      return {
        number,
        // What it was changed to stays told: it is what was taken back.
        done: (now, answer, message) => end({ state: 'undone', ...newId(before && now), ...answer, message }, now),
        failed: (error, answer = {}) =>
          end(isUnknown(error) ? undefined : { state: 'left', message: wordsOf(error), ...answer }),
        notTried: () => end({ state: 'left' }),
      }
    },
  }
}

/** It may have been made and may have not. */
const isUnknown = (error: unknown) => error instanceof Unconfirmed && error.saved === 'unknown'

function wordsOf(error: unknown): string {
  if (error instanceof UpstreamError) return appErrorOf(error).message
  return error instanceof AppError ? error.message : 'Something went wrong in Gatehouse itself.'
}
