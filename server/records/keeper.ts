import type { HistoryEntry, HistoryPage, HistoryQuery } from '#core/history-record'
import type { Cloudflare, Observer, Place } from '../cloudflare/cloudflare'
import type { Documents } from '../cloudflare/documents'
import type { AccessDocument } from '#core/document-kind'
import type { Sha256 } from '../etag'
import type { Lock } from '../lock'
import type { Log } from '../log'
import type { Db } from '../store/db'
import { createAttribution } from './attribution'
import type { Packing } from './bodies'
import { historyEntries, historyEntry, historyPage, historySet, unsettled } from './history'
import { createIncoming } from './incoming'
import { createJournal } from './journal'
import { createKnownVersions, nameIn } from './known-versions'
import { createNames, type Names } from './names'
import { type Publishing, type Recorder, recorderFor } from './recorder'
import { idsMadeIn, lookedUp, type Looking } from './settle'
import { createTouched } from './touched'

/** Everything that is kept of what was changed, here and elsewhere. */
export interface History {
  /** Puts down what somebody is about to write. */
  recorder(publishing: () => Publishing): Recorder
  page(account: string, query: HistoryQuery, limit: number): Promise<HistoryPage>
  entries(account: string, query: HistoryQuery, limit: number): Promise<HistoryEntry[]>
  entry(account: string, number: number): Promise<HistoryEntry | undefined>
  set(account: string, set: string): Promise<HistoryEntry[]>
  names: Names
  observer: Observer
  /** Somebody is at the account: what a crash left open there is looked up meanwhile. */
  visit(account: string): void
  /** Ends when nothing more is being compared or looked up. */
  quiet(): Promise<void>
}

interface Deps {
  db: Db
  sha256: Sha256
  packing: Packing
  clock: () => Date
  lock: Lock
  log: Log
  pause: () => Promise<void>
  cloudflare: () => Cloudflare
}

/** After an attempt that came to nothing, the next waits so long, in milliseconds. */
const AGAIN_MS = 30_000

export function createHistory(deps: Deps): History {
  const { db, clock, log } = deps
  const journal = createJournal(deps)
  const known = createKnownVersions(deps)
  const names = createNames(deps)
  const touched = createTouched()
  const underWay = new Set<string>()
  const auditLog = (account: string, since: Date, before: Date) =>
    deps.cloudflare().account(account).auditLog(since, before)
  const attribution = createAttribution({ db, clock, auditLog, journal })

  /** By account: whether what was open is looked up; the time of an attempt that came to nothing. */
  const settled = new Map<string, Promise<boolean> | number | 'done'>()

  function settle(account: string): Promise<boolean> {
    const state = settled.get(account)
    if (state instanceof Promise) return state
    if (state === 'done') return Promise.resolve(true)
    if (state !== undefined && clock().getTime() - state < AGAIN_MS) return Promise.resolve(false)
    const attempt: Promise<boolean> = lookUp(account).then(
      () => {
        // Something may have been left open meanwhile.
        if (settled.get(account) !== attempt) return false
        settled.set(account, 'done')
        return true
      },
      (error: unknown) => {
        settled.set(account, clock().getTime())
        log('warn', 'not-settled', { message: error instanceof Error ? error.message : String(error) })
        return false
      },
    )
    settled.set(account, attempt)
    return attempt
  }

  const looking: Looking = {
    get: (place, id) => documentsOf(deps.cloudflare(), place).get(id),
    list: (place) => documentsOf(deps.cloudflare(), place).list('refresh'),
    isKnown: async (place, id) => (await known.one(place, id)) !== null,
  }

  async function lookUp(account: string): Promise<void> {
    for (const entry of await unsettled(deps, account)) {
      const { kind, number, zone } = entry
      if (underWay.has(`${account}/${number}`)) continue
      const place: Place = { account, owner: zone ?? account, kind }
      const made = idsMadeIn(await historySet(deps, account, entry.set))
      const { outcome, now } = await lookedUp(entry, place, looking, made)
      await journal.settle(account, number, outcome)
      log('warn', 'settled', { number, state: outcome.state })
      if (now) await known.keep(place, [{ document: now, read: await known.hashOf(kind, now), listed: null }])
      else if (now === null && entry.id !== undefined) await known.forget(place, entry.id)
    }
  }

  const open = (account: string) => void settled.set(account, clock().getTime())
  const incoming = createIncoming({ ...deps, journal, known, touched, attribution, settled: settle })
  const noting = new Set<Promise<void>>()

  const note = (work: Promise<void>) => {
    const mine: Promise<void> = work
      .catch((error: unknown) =>
        log('warn', 'names-not-kept', { message: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => noting.delete(mine))
    noting.add(mine)
  }

  const observer: Observer = {
    documents: (place, live) => {
      const watching = incoming.documents(place, live)
      if (place.kind !== 'groups' || place.owner !== place.account) return watching
      return {
        ...watching,
        all: (documents) => {
          note(
            names.note(
              place.account,
              'groups',
              documents.map(({ id, name }) => ({ id, name: nameIn({ name }) })),
            ),
          )
          watching.all(documents)
        },
      }
    },
    rows: (account, listing, rows) => note(names.rows(account, listing, rows)),
  }

  return {
    recorder: (publishing) =>
      recorderFor({ journal, known, touched, names, incoming, log, underWay, open }, publishing),
    page: async (account, query, limit) => ({
      ...(await historyPage(deps, account, query, limit)),
      settled: settled.get(account) === 'done',
    }),
    entries: (account, query, limit) => historyEntries(deps, account, query, limit),
    entry: (account, number) => historyEntry(deps, account, number),
    set: (account, set) => historySet(deps, account, set),
    names,
    observer,
    visit: (account) => void settle(account),
    quiet: async () => {
      await Promise.all([...settled.values()].filter((state) => state instanceof Promise))
      await Promise.all(noting)
      await incoming.quiet()
    },
  }
}

function documentsOf(cloudflare: Cloudflare, { account, owner, kind }: Place): Documents<AccessDocument> {
  const there = cloudflare.account(account)
  if (owner !== account) return there.zoneGroups(owner)
  return there[kind]
}
