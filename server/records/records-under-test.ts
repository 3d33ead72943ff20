import { openSqlite } from '../node/sqlite'
import type { Db, Statement } from '../store/db'
import { migrate } from '../store/migrate'
import { recordMigrations } from './migrations'

/** What Gatehouse keeps, in memory. Its tables are made before the first statement runs. */
export function recordsUnderTest(): Db & { close(): void } {
  const db = openSqlite(':memory:')
  const ready = migrate(db, recordMigrations)
  const inner = new WeakMap<Statement, Statement>()
  const waiting = (statement: Statement): Statement => {
    const made: Statement = {
      bind: (...parameters) => waiting(statement.bind(...parameters)),
      all: async <T>() => ready.then(() => statement.all<T>()),
      first: async <T>() => ready.then(() => statement.first<T>()),
      run: async () => ready.then(() => statement.run()),
    }
    inner.set(made, statement)
    return made
  }
  return {
    prepare: (sql) => waiting(db.prepare(sql)),
    batch: async <T>(statements: Statement[]) => {
      await ready
      return db.batch<T>(statements.map((statement) => inner.get(statement) ?? statement))
    },
    close: () => db.close(),
  }
}
