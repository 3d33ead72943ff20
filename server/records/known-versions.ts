import type { AccessDocument, DocumentKind } from '#core/document-kind'
import type { Place } from '../cloudflare/cloudflare'
import { versionOf, type Sha256 } from '../etag'
import type { Db, Statement } from '../store/db'
import { bodyAt, keptBody, type Packing } from './bodies'

/** What an object was when it was seen last. See the table. */
export interface Known {
  id: string
  name: string
  body: string
  read: string | null
  listed: string | null
  updated: string | null
}

interface Deps {
  db: Db
  sha256: Sha256
  packing: Packing
}

/** So many hashes are at hand: all of a large account. */
const MOST_REMEMBERED = 5_000

/** No hash: the object is not among those that are known. */
const NOT_KNOWN = ''

/** The last version that is known of each object, by which changes that are made elsewhere are noticed. */
export function createKnownVersions(deps: Deps) {
  const { db, sha256 } = deps
  const columns = 'id, name, body, read, listed, updated'
  const where = 'account = ? AND owner = ? AND kind = ?'
  const bound = ({ account, owner, kind }: Place) => [account, owner, kind]
  const keyOf = ({ account, owner, kind }: Place, id: string) => `${account}/${owner}/${kind}/${id}`
  /** The hash under which an object is known, the last ones asked for: most reads find what the one before them found. */
  const reads = new Map<string, string>()
  const remember = (key: string, known: Pick<Known, 'read'> | null) => {
    reads.delete(key)
    if (known?.read === null) return
    reads.set(key, known?.read ?? NOT_KNOWN)
    for (const oldest of reads.keys()) {
      if (reads.size <= MOST_REMEMBERED) break
      reads.delete(oldest)
    }
  }

  const kept = async (
    place: Place,
    document: AccessDocument,
    hashes: Pick<Known, 'read' | 'listed'>,
  ): Promise<Statement[]> => {
    const { hash: body, statement } = await keptBody(deps, document)
    return [
      statement,
      db
        .prepare(
          `INSERT INTO known_versions (account, owner, kind, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET name = excluded.name, body = excluded.body, read = excluded.read,
             listed = excluded.listed, updated = excluded.updated`,
        )
        .bind(
          ...bound(place),
          document.id,
          nameIn(document),
          body,
          hashes.read,
          hashes.listed,
          typeof document.updated_at === 'string' ? document.updated_at : null,
        ),
    ]
  }

  return {
    hashOf: async (kind: DocumentKind, document: object) => versionOf(sha256, kind, document),

    /** Whether it is as it was when it was read last, or was never listed; told without the storage. `false` = look. */
    isNoNews: (place: Place, id: string, hash: string) => {
      const read = reads.get(keyOf(place, id))
      return read === hash || read === NOT_KNOWN
    },

    one: async (place: Place, id: string): Promise<Known | null> => {
      const known = (await db
        .prepare(`SELECT ${columns} FROM known_versions WHERE ${where} AND id = ?`)
        .bind(...bound(place), id)
        .first<Known & Record<string, never>>()) as Known | null
      remember(keyOf(place, id), known)
      return known
    },

    all: async (place: Place) =>
      (
        await db
          .prepare(`SELECT ${columns} FROM known_versions WHERE ${where}`)
          .bind(...bound(place))
          .all<Known>()
      ).results,

    /** The document itself; `null` when it cannot be read any more. */
    document: async ({ body }: Known) => ((await bodyAt(deps, body)) ?? null) as AccessDocument | null,

    /** Keeps these as what is known now. */
    keep: async (place: Place, seen: readonly ({ document: AccessDocument } & Pick<Known, 'read' | 'listed'>)[]) => {
      const statements: Statement[] = []
      for (const { document, ...hashes } of seen) statements.push(...(await kept(place, document, hashes)))
      if (statements.length > 0) await db.batch(statements)
      for (const { document } of seen) reads.delete(keyOf(place, document.id))
    },

    /** Notes how an object that is otherwise known stands in a list, or by itself. */
    note: async (place: Place, id: string, hashes: Pick<Known, 'read' | 'listed'>) => {
      await db
        .prepare(`UPDATE known_versions SET read = ?, listed = ? WHERE ${where} AND id = ?`)
        .bind(hashes.read, hashes.listed, ...bound(place), id)
        .run()
      reads.delete(keyOf(place, id))
    },

    forget: async (place: Place, id: string) => {
      await db
        .prepare(`DELETE FROM known_versions WHERE ${where} AND id = ?`)
        .bind(...bound(place), id)
        .run()
      reads.delete(keyOf(place, id))
    },

    wasListed: async (place: Place) =>
      (await db
        .prepare(`SELECT 1 FROM known_lists WHERE ${where}`)
        .bind(...bound(place))
        .first()) !== null,

    listed: (place: Place) =>
      db
        .prepare('INSERT INTO known_lists (account, owner, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .bind(...bound(place))
        .run(),
  }
}

export type KnownVersions = ReturnType<typeof createKnownVersions>

/** What a document is called in the history. */
export const nameIn = ({ name }: { name?: unknown }): string =>
  typeof name === 'string' ? name.replaceAll('\0', '') : ''
