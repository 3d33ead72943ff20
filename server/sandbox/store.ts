import { readJson, writeJson } from '#core/json'
import type { Db, Statement } from '../store/db'
import type { Document, Resource } from './seed-account'

/** What is kept: an account's resources, and the sandbox's own records. */
export type Kind = Resource | 'accounts' | 'credentials'

/** The "account" under which the sandbox keeps what belongs to no account. */
export const SANDBOX = ''

export type Change = { kind: Kind; put: Document } | { kind: Kind; remove: string }

/** Documents are never changed in place: whoever changes one puts a new one. */
export interface Store {
  /** All of a kind, in the order in which they were made. */
  all(account: string, kind: Kind): Promise<readonly Document[]>
  find(account: string, kind: Kind, id: string): Promise<Document | undefined>
  /** Makes all changes or none. A document that is put under a known id keeps its place in the order. */
  write(account: string, changes: readonly Change[]): Promise<void>
  /** Lets go of an account's documents in memory; they are read again when they are asked for. */
  forget(account: string): void
  /** The account that has this zone. */
  accountOfZone(zone: string): Promise<string | undefined>
}

/** Accounts whose documents are kept parsed in memory; the least recently used one is forgotten first. */
const CACHED_ACCOUNTS = 24

/** Five columns each; a statement takes at most 100 parameters. */
const ROWS_PER_STATEMENT = 20

type Rows = Map<string, { document: Document; position: number }>

/** The documents in `db`, whose tables must be there (`migrate`). This must be the only writer of those tables. */
export function createStore(db: Db): Store {
  const cache = new Map<string, Map<Kind, Promise<Rows>>>()

  function rows(account: string, kind: Kind): Promise<Rows> {
    const kinds = cache.get(account) ?? new Map<Kind, Promise<Rows>>()
    cache.delete(account)
    cache.set(account, kinds)
    for (const oldest of cache.keys()) {
      if (cache.size <= CACHED_ACCOUNTS) break
      cache.delete(oldest)
    }
    const known = kinds.get(kind)
    if (known) return known
    const read = readRows(account, kind).catch((error: unknown) => {
      kinds.delete(kind)
      throw error
    })
    kinds.set(kind, read)
    return read
  }

  async function readRows(account: string, kind: Kind): Promise<Rows> {
    const { results } = await db
      .prepare('SELECT id, position, body FROM documents WHERE account = ? AND kind = ? ORDER BY position')
      .bind(account, kind)
      .all<{ id: string; position: number; body: string }>()
    return new Map(results.map(({ id, position, body }) => [id, { document: readJson(body) as Document, position }]))
  }

  return {
    async all(account, kind) {
      return [...(await rows(account, kind)).values()].map(({ document }) => document)
    },

    async find(account, kind, id) {
      return (await rows(account, kind)).get(id)?.document
    },

    async write(account, changes) {
      const puts: Put[] = []
      const removals: Statement[] = []
      const next = new Map<Kind, number>()
      for (const change of changes) {
        if ('remove' in change) {
          const sql = 'DELETE FROM documents WHERE account = ? AND kind = ? AND id = ?'
          removals.push(db.prepare(sql).bind(account, change.kind, change.remove))
          continue
        }
        const { kind, put: document } = change
        const stored = await rows(account, kind)
        let position = stored.get(document.id)?.position
        if (position === undefined) {
          position = next.get(kind) ?? endOf(stored)
          next.set(kind, position + 1)
        }
        puts.push({ account, kind, document, position })
      }
      await db.batch([...removals, ...insertions(db, puts)])
      for (const change of changes) {
        if ('remove' in change) (await rows(account, change.kind)).delete(change.remove)
      }
      for (const { kind, document, position } of puts) {
        ;(await rows(account, kind)).set(document.id, { document, position })
      }
    },

    forget(account) {
      cache.delete(account)
    },

    async accountOfZone(zone) {
      const row = await db
        .prepare(`SELECT account FROM documents WHERE kind = 'zones' AND id = ?`)
        .bind(zone)
        .first<{ account: string }>()
      return row?.account
    },
  }
}

/** The position after the last one. Rows stand in the order of their positions. */
function endOf(rows: Rows) {
  let end = 0
  for (const { position } of rows.values()) end = position + 1
  return end
}

interface Put {
  account: string
  kind: Kind
  document: Document
  position: number
}

function insertions(db: Db, puts: Put[]): Statement[] {
  const statements: Statement[] = []
  for (let start = 0; start < puts.length; start += ROWS_PER_STATEMENT) {
    const some = puts.slice(start, start + ROWS_PER_STATEMENT)
    const places = some.map(() => '(?, ?, ?, ?, ?)').join(', ')
    const sql = `INSERT INTO documents (account, kind, id, position, body) VALUES ${places}
      ON CONFLICT (account, kind, id) DO UPDATE SET body = excluded.body`
    const values = some.flatMap(({ account, kind, document, position }) => [
      account,
      kind,
      document.id,
      position,
      writeJson(document),
    ])
    statements.push(db.prepare(sql).bind(...values))
  }
  return statements
}
