import { openSqlite } from '../node/sqlite'
import type { Db, Statement } from '../store/db'
import { migrate } from '../store/migrate'
import { recordMigrations } from './migrations'

/** What Gatehouse keeps, in memory. Its tables are made when the first statement runs: most apps under test run none. */
export function recordsUnderTest(): Db & { close(): void } {
  let opened: { db: ReturnType<typeof openSqlite>; ready: Promise<void> } | undefined
  const open = () => {
    if (opened) return opened
    const db = openSqlite(':memory:')
    return (opened = { db, ready: migrate(db, recordMigrations) })
  }
  const inner = new WeakMap<Statement, () => Statement>()
  const ready = async (made: () => Statement) => {
    await open().ready
    return made()
  }
  const waiting = (statement: () => Statement): Statement => {
    const made: Statement = {
      bind: (...parameters) => waiting(() => statement().bind(...parameters)),
      all: async <T>() => (await ready(statement)).all<T>(),
      first: async <T>() => (await ready(statement)).first<T>(),
      run: async () => (await ready(statement)).run(),
    }
    inner.set(made, statement)
    return made
  }
  return {
    prepare: (sql) => waiting(() => open().db.prepare(sql)),
    batch: async <T>(statements: Statement[]) => {
      await open().ready
      return open().db.batch<T>(statements.map((statement) => inner.get(statement)?.() ?? statement))
    },
    close: () => opened?.db.close(),
  }
}
