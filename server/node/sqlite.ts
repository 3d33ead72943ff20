import Database from 'libsql'
import type { Db, Result, Row, SqlValue, Statement } from '../store/db'
import { onStorage } from './storage-fault'

/** As on D1: https://developers.cloudflare.com/d1/platform/limits/ */
const MAX_PARAMETERS = 100

/** Beyond this many, prepared statements are forgotten and prepared again. */
const MAX_CACHED_STATEMENTS = 500

/** How long to wait, in milliseconds, for another process that holds the file; libsql's own default is not to wait. */
const BUSY_TIMEOUT = 5000

/** `read`: nothing is ever written, so that a file may be looked at that another process writes. */
type Use = 'write' | 'read'

/**
 * An SQLite file (or `:memory:`) behind the interface of D1. One connection, kept for the life of the process.
 * @throws StorageError when the file cannot be opened or is not a database; its statements do so when the disk is full,
 *   only readable or failing
 */
export function openSqlite(path: string, use: Use = 'write'): Db & { close(): void } {
  const handle = onStorage(() => opened(path, use))
  const prepared = new Map<string, Database.Statement>()

  function preparedFor(sql: string): Database.Statement {
    const known = prepared.get(sql)
    if (known) return known
    if (prepared.size >= MAX_CACHED_STATEMENTS) prepared.clear()
    const made = handle.prepare(sql)
    prepared.set(sql, made)
    return made
  }

  const step = <T>(sql: string, parameters: SqlValue[]): Result<T> => onStorage(() => stepOf<T>(sql, parameters))

  function stepOf<T>(sql: string, parameters: SqlValue[]): Result<T> {
    const ready = preparedFor(sql)
    // As one array: libsql cannot take a bare null.
    if (ready.reader) {
      return { results: ready.all(parameters) as T[], meta: { changes: 0, last_row_id: 0 } }
    }
    const { changes, lastInsertRowid } = ready.run(parameters)
    return { results: [], meta: { changes, last_row_id: Number(lastInsertRowid) } }
  }

  const steps = new WeakMap<Statement, () => Result<never>>()

  function statement(sql: string, parameters: SqlValue[]): Statement {
    const made: Statement = {
      bind(...values) {
        if (values.length > MAX_PARAMETERS) throw new RangeError(`at most ${MAX_PARAMETERS} parameters`)
        return statement(sql, values.map(bindable))
      },
      all: async <T>() => step<T>(sql, parameters),
      first: async <T>() => step<T>(sql, parameters).results[0] ?? null,
      run: async () => step<Row>(sql, parameters),
    }
    steps.set(made, () => step<never>(sql, parameters))
    return made
  }

  return {
    prepare: (sql) => statement(sql, []),
    // No await between BEGIN and COMMIT, so that nothing of another request comes between them.
    async batch<T>(statements: Statement[]) {
      onStorage(() => handle.exec('BEGIN IMMEDIATE'))
      try {
        const results = statements.map((each): Result<T> => {
          const run = steps.get(each)
          if (!run) throw new TypeError('a statement of another database')
          return run()
        })
        onStorage(() => handle.exec('COMMIT'))
        return results
      } catch (error) {
        if (handle.inTransaction) handle.exec('ROLLBACK')
        throw error
      }
    },
    close() {
      prepared.clear()
      handle.close()
    },
  }
}

function opened(path: string, use: Use) {
  const handle = new Database(path, { timeout: BUSY_TIMEOUT })
  try {
    const writing = ['journal_mode=WAL', 'synchronous=FULL', `busy_timeout=${BUSY_TIMEOUT}`, 'foreign_keys=ON']
    const pragmas = use === 'write' ? writing : ['query_only=ON', `busy_timeout=${BUSY_TIMEOUT}`]
    for (const pragma of pragmas) {
      handle.prepare(`PRAGMA ${pragma}`).all()
    }
    return handle
  } catch (error) {
    handle.close()
    throw error
  }
}

/** What libsql may be given: it dies on a boolean, and cuts a text at its first NUL character. */
function bindable(value: unknown): SqlValue {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new TypeError('NUL character in a text parameter')
    return value
  }
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null || value instanceof Uint8Array) return value
  throw new TypeError(`type '${typeof value}' cannot be a parameter`)
}
