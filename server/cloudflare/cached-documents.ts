import { sameDocument } from '#core/canonical'
import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import type { CachedRead, Reading } from './cached-read'
import type { Documents } from './documents'
import { objectId } from './path'
import { UpstreamError } from './upstream-error'

/** Asked at the start of a reading, and told what was read. */
export type Seeing<D> = () => { all(documents: readonly D[]): void; one(document: D): void }

/** Documents of which most questions are answered by the snapshot. */
export interface CachedDocuments<D extends AccessDocument> extends Documents<D> {
  /**
   * One to look at: from the list, where that was read within the last minute and nothing was written since, or is read
   * for the first time; else from Cloudflare, as `get`. @throws UpstreamError, and AppError `not_found` as `get` does
   */
  lately(id: string): Promise<D>
}

interface Cache<D> {
  kind: DocumentKind
  /** The list in the snapshot. */
  rows: CachedRead<D[]>
  /** The rows of a reading, its age taken down. */
  aged: (reading: Reading<D[]>) => D[]
  /** Called after something was written, or may have been. */
  onWrite?: () => void
  /** Told of each single one that was read. */
  seen: Seeing<D>
}

/**
 * Lists that were found to tell something else of a document than reading it alone does. By Cloudflare's reference the
 * two are the same object (`access_reusable_policy_resp`, `access_groups-2`): should that not hold for somebody, no
 * editor opens from the list from then on.
 */
const tellOtherwise = new WeakSet<object>()

/**
 * Documents whose list comes from the snapshot. A single one comes from Cloudflare unless it is asked for by `lately`,
 * and takes its place in the list; so does what a write answers.
 */
export function cachedDocuments<D extends AccessDocument>(
  live: Documents<D>,
  { kind, rows, aged, onWrite, seen }: Cache<D>,
): CachedDocuments<D> {
  const replace = (document: D) => rows.change((all) => all.map((each) => (each.id === document.id ? document : each)))
  const drop = (id: string) => rows.change((all) => all.filter((each) => each.id !== id))

  /** Whatever came of it: what else is on the list, such as how often a policy is used, may have changed too. */
  async function writing<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write()
    } finally {
      rows.expire()
      onWrite?.()
    }
  }

  const row = (id: string) => rows.fresh()?.value.find((each) => each.id === id)

  /** Of one version, the list and the document itself must say the same. */
  function compare(listed: D | undefined, document: D): void {
    const sameVersion = listed?.updated_at !== undefined && listed.updated_at === document.updated_at
    if (listed && sameVersion && !sameDocument(kind, listed, document)) tellOtherwise.add(rows)
  }

  async function get(id: string): Promise<D> {
    const watching = seen()
    const listed = row(id)
    try {
      const document = await live.get(id)
      watching.one(document)
      compare(listed, document)
      replace(document)
      return document
    } catch (error) {
      if (error instanceof UpstreamError && error.status === 404) drop(id)
      throw error
    }
  }

  return {
    list: async () => aged(await rows.get()),
    get,
    lately: async (id) => {
      // For what can be no id nothing at all is read.
      objectId(id, documentNoun[kind])
      // Who opens one needs the list as well, to say what uses it.
      const reading = tellOtherwise.has(rows) ? undefined : await rows.freshOrFirst()
      const listed = reading && row(id)
      if (!listed) return get(id)
      aged(reading)
      return listed
    },
    create: async (body, heard) => {
      const made = await writing(() => live.create(body, heard))
      rows.change((all) => [...all, made])
      return made
    },
    update: async (id, body, heard) => {
      const saved = await writing(() => live.update(id, body, heard))
      replace(saved)
      return saved
    },
    remove: async (id, heard) => {
      await writing(() => live.remove(id, heard))
      drop(id)
    },
  }
}
