import type { DocumentChange } from '#core/change-set'
import type { AccessDocument } from '#core/document-kind'
import type { Place } from '../cloudflare/cloudflare'
import { UpstreamError } from '../cloudflare/upstream-error'
import type { Lock } from '../lock'
import type { Log } from '../log'
import type { Attribution } from './attribution'
import type { Journal } from './journal'
import { type Known, type KnownVersions, nameIn } from './known-versions'
import type { Touched } from './touched'

interface Deps {
  journal: Journal
  known: KnownVersions
  touched: Touched
  attribution: Attribution
  lock: Lock
  log: Log
  /** Looks up what a crash left open in the account, and says whether nothing is open any more. */
  settled: (account: string) => Promise<boolean>
  /** Lets others have their turn. */
  pause: () => Promise<void>
}

/** So many documents are compared before others have their turn. */
const IN_ONE_TURN = 20

/** What reads one document past everything that watches. */
type Live = { get(id: string): Promise<AccessDocument> }

/**
 * Notices what was changed past Gatehouse: whatever is read of Cloudflare is compared with what was known of it, after it
 * was answered, and a difference that no write of ours explains is put down.
 */
export function createIncoming(deps: Deps) {
  const { journal, known, touched, attribution, lock, log, settled, pause } = deps
  const queues = new Map<string, Promise<void>>()

  /** In the order in which it was read, without anybody waiting. */
  function later(account: string, work: () => Promise<void>): void {
    const before = queues.get(account) ?? Promise.resolve()
    const mine = before
      // While it is open what became of a write of ours, a difference may be ours.
      .then(async () => (await settled(account)) && work())
      .then(
        () => {},
        (error: unknown) =>
          log('warn', 'not-compared', { message: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => {
        if (queues.get(account) === mine) queues.delete(account)
      })
    queues.set(account, mine)
  }

  const one = <T>(place: Place, id: string, work: () => Promise<T>) =>
    lock(`known/${place.account}/${place.owner}/${place.kind}/${id}`, work)

  async function putDown(
    place: Place,
    action: DocumentChange['action'],
    before: AccessDocument | null,
    after: AccessDocument | null,
    who?: { actor?: string; audit?: string },
  ): Promise<void> {
    const { account, owner, kind } = place
    const document = after ?? before
    const [number] = await journal.add(account, [
      {
        origin: 'elsewhere',
        action,
        kind,
        id: document?.id,
        ...(owner !== account && { zone: owner }),
        name: nameIn(document ?? {}),
        before,
        after,
        ...who,
      },
    ])
    if (who?.actor === undefined && document && number !== undefined) attribution.later(account, number, document)
  }

  /** Puts a change of one object down, if it still is one when its turn comes. */
  const noticed = (
    place: Place,
    document: AccessDocument,
    moment: number,
    hashes: Pick<Known, 'read' | 'listed'>,
    isNews: (now: Known) => boolean,
  ) =>
    one(place, document.id, async () => {
      const now = await known.one(place, document.id)
      if (!now || !isNews(now) || touched.since(moment, place, document.id)) return
      await putDown(place, 'update', await known.document(now), document, await attribution.of(place, document))
      await known.keep(place, [{ document, ...hashes }])
    })

  async function compareOne(place: Place, document: AccessDocument, moment: number): Promise<void> {
    const hash = await known.hashOf(place.kind, document)
    if (known.isNoNews(place, document.id, hash)) return
    const now = await known.one(place, document.id)
    if (!now || now.read === hash || touched.since(moment, place, document.id)) return
    if (now.read === null && !isLater(now, document)) {
      await known.note(place, document.id, { read: hash, listed: now.listed })
      return
    }
    await noticed(place, document, moment, { read: hash, listed: null }, ({ read }) => read !== hash)
  }

  async function compareAll(place: Place, documents: readonly AccessDocument[], moment: number, live: Live) {
    await attribution.again(place.account)
    const isFirst = !(await known.wasListed(place))
    const before = new Map((await known.all(place)).map((each) => [each.id, each]))
    const fresh: { document: AccessDocument; read: null; listed: string }[] = []
    let compared = 0
    for (const document of documents) {
      if ((compared += 1) % IN_ONE_TURN === 0) await pause()
      const listed = await known.hashOf(place.kind, document)
      const now = before.get(document.id)
      if (!now) fresh.push({ document, read: null, listed })
      else if (listed !== now.listed) await compareListed(place, document, now, { moment, listed, live })
    }
    if (isFirst) {
      await known.keep(place, fresh)
      await known.listed(place)
      return
    }
    for (const each of fresh) await appeared(place, each, moment)
    const there = new Set(documents.map(({ id }) => id))
    for (const { id } of before.values()) if (!there.has(id)) await vanished(place, id, moment)
  }

  async function compareListed(
    place: Place,
    document: AccessDocument,
    now: Known,
    { moment, listed, live }: { moment: number; listed: string; live: Live },
  ): Promise<void> {
    if (touched.since(moment, place, document.id)) return
    const { id } = document
    if (now.listed !== null) {
      await noticed(
        place,
        document,
        moment,
        { read: null, listed },
        (newest) => newest.listed !== listed && newest.read !== listed,
      )
      return
    }
    // A list may tell a little less than the object itself does: only the object says whether it was changed.
    const alone = now.read === listed ? undefined : await alive(() => live.get(id))
    const read = alone && (await known.hashOf(place.kind, alone))
    if (alone && read !== undefined && read !== now.read) {
      await noticed(place, alone, moment, { read, listed }, (newest) => newest.read !== read)
    } else if (!touched.since(moment, place, id)) {
      await known.note(place, id, { read: now.read, listed })
    }
  }

  const appeared = (place: Place, seen: { document: AccessDocument; read: null; listed: string }, moment: number) =>
    one(place, seen.document.id, async () => {
      const { document } = seen
      const ours = touched.since(moment, place, undefined) || touched.since(moment, place, document.id)
      if (ours || (await known.one(place, document.id))) return
      await putDown(place, 'create', null, document, await attribution.of(place, document))
      await known.keep(place, [seen])
    })

  const vanished = (place: Place, id: string, moment: number) =>
    one(place, id, async () => {
      const now = await known.one(place, id)
      if (!now || touched.since(moment, place, id)) return
      const document = await known.document(now)
      await putDown(place, 'delete', document, null, document ? await attribution.of(place, document) : undefined)
      await known.forget(place, id)
    })

  return {
    /**
     * Called before a write, with what stands there: what was changed elsewhere and not noticed yet comes before it.
     * @throws StorageError
     */
    before: (place: Place, document: AccessDocument): Promise<void> =>
      one(place, document.id, async () => {
        const now = await known.one(place, document.id)
        if (!now) return
        const hash = await known.hashOf(place.kind, document)
        const same = now.read === null ? now.listed === hash || !isLater(now, document) : now.read === hash
        if (same) return
        await putDown(place, 'update', await known.document(now), document)
        await known.keep(place, [{ document, read: hash, listed: null }])
      }),

    documents: <D extends AccessDocument>(place: Place, live: { get(id: string): Promise<D> }) => {
      const moment = touched.now()
      return {
        all: (documents: readonly D[]) => later(place.account, () => compareAll(place, documents, moment, live)),
        one: (document: D) => later(place.account, () => compareOne(place, document, moment)),
      }
    },

    /** Ends when everything that was read so far is compared. */
    quiet: async (): Promise<void> => {
      while (queues.size > 0) await Promise.all(queues.values())
    },
  }
}

export type Incoming = ReturnType<typeof createIncoming>

/** Cloudflare says that it was changed since it was seen last. */
const isLater = ({ updated }: Known, { updated_at: at }: AccessDocument) =>
  updated !== null && typeof at === 'string' && at !== updated

/** `undefined`: it is gone, which the list will say. */
async function alive<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) return undefined
    throw error
  }
}
