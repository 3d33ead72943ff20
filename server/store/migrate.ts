import type { Db } from './db'
import documents from './migrations/0001_documents.sql?raw'
import { StorageError } from './storage-error'

/** One step of a database's tables, as a file of SQL. */
export interface Migration {
  name: string
  sql: string
}

/** In the order in which they are applied. A file that was released is never changed: add another. */
export const migrations: readonly Migration[] = [{ name: '0001_documents.sql', sql: documents }]

/** The table that `wrangler d1 migrations apply` keeps, so that both count the same files. */
const APPLIED = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/**
 * Brings the tables up to date, each file whole or not at all. Several processes may do so at once.
 * @throws StorageError when the database was made by a newer version of ours; it is not touched
 * @throws when a file cannot be applied; the database is then as it was before that file
 */
export async function migrate(db: Db, known: readonly Migration[] = migrations) {
  await db.prepare(APPLIED).run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  if (results.some((applied) => !known.some(({ name }) => name === applied.name))) throw new StorageError('newer')
  const isApplied = (name: string) => db.prepare('SELECT 1 FROM d1_migrations WHERE name = ?').bind(name).first()
  for (const { name, sql } of known) {
    if (await isApplied(name)) continue
    try {
      await db.batch([
        // First, so that a second process that is at it as well fails here and has changed nothing.
        db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
        ...statementsOf(sql).map((statement) => db.prepare(statement)),
      ])
    } catch (error) {
      if (!(await isApplied(name))) throw error
    }
  }
}

/** Whether the database can be worked with: it answers, and its tables are those that this version knows. */
export type StorageState = 'ready' | 'failing' | 'tables_missing'

export async function storageState(db: Db, known: readonly Migration[] = migrations): Promise<StorageState> {
  try {
    const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
    const applied = new Set(results.map(({ name }) => name))
    return known.every(({ name }) => applied.has(name)) ? 'ready' : 'tables_missing'
  } catch (error) {
    return error instanceof StorageError ? 'failing' : 'tables_missing'
  }
}

const statementsOf = (sql: string) => sql.split(/;\s*(?:\n|$)/).filter((statement) => statement.trim() !== '')
