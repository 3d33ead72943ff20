import type { AccessDocument } from '#core/document-kind'
import type { CachedRead } from './cached-read'
import type { Documents } from './documents'
import { UpstreamError } from './upstream-error'

/** Asked at the start of a reading, and told what was read. */
export type Seeing<D> = () => { all(documents: readonly D[]): void; one(document: D): void }

interface Cache<D> {
  /** The list as the snapshot has it. */
  list: () => Promise<D[]>
  rows: CachedRead<D[]>
  /** Called after something was written, or may have been. */
  onWrite?: () => void
  /** Told of each single one that was read. */
  seen: Seeing<D>
}

/**
 * Documents whose list comes from the snapshot. A single one always comes from Cloudflare, and takes its place in the
 * list; so does what a write answers.
 */
export function cachedDocuments<D extends AccessDocument>(
  live: Documents<D>,
  { list, rows, onWrite, seen }: Cache<D>,
): Documents<D> {
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

  return {
    list,
    get: async (id) => {
      const watching = seen()
      try {
        const document = await live.get(id)
        watching.one(document)
        replace(document)
        return document
      } catch (error) {
        if (error instanceof UpstreamError && error.status === 404) drop(id)
        throw error
      }
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
