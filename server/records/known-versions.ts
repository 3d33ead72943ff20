import { canonicalText } from '#core/canonical'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import type { Place } from '../cloudflare/cloudflare'
import type { Sha256 } from '../etag'
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

/** The last version that is known of each object, by which changes that are made elsewhere are noticed. */
export function createKnownVersions(deps: Deps) {
  const { db, sha256 } = deps
  const columns = 'id, name, body, read, listed, updated'
  const where = 'account = ? AND owner = ? AND kind = ?'
  const bound = ({ account, owner, kind }: Place) => [account, owner, kind]

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
    hashOf: async (kind: DocumentKind, document: object) => sha256(canonicalText(kind, document)),

    one: (place: Place, id: string) =>
      db
        .prepare(`SELECT ${columns} FROM known_versions WHERE ${where} AND id = ?`)
        .bind(...bound(place), id)
        .first<Known & Record<string, never>>() as Promise<Known | null>,

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
    },

    /** Notes how an object that is otherwise known stands in a list, or by itself. */
    note: (place: Place, id: string, hashes: Pick<Known, 'read' | 'listed'>) =>
      db
        .prepare(`UPDATE known_versions SET read = ?, listed = ? WHERE ${where} AND id = ?`)
        .bind(hashes.read, hashes.listed, ...bound(place), id)
        .run(),

    forget: (place: Place, id: string) =>
      db
        .prepare(`DELETE FROM known_versions WHERE ${where} AND id = ?`)
        .bind(...bound(place), id)
        .run(),

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
