/** What a column can hold or a parameter can be. Integers beyond 2^53 are kept as text. */
export type SqlValue = string | number | null | Uint8Array

export type Row = Record<string, SqlValue>

export interface Result<T = Row> {
  results: T[]
  meta: { changes: number; last_row_id: number }
}

/** A statement with its parameters bound. It runs when asked, and can be run again. */
export interface Statement {
  /** A copy with these parameters. At most 100; text with a NUL character, `undefined` and objects are refused. */
  bind(...parameters: unknown[]): Statement
  all<T = Row>(): Promise<Result<T>>
  first<T = Row>(): Promise<T | null>
  run(): Promise<Result>
}

/**
 * The part of Cloudflare D1's interface that we use, so that one query layer runs on Node and on Workers. There are no
 * transactions but `batch`: all of its statements are applied, or none.
 * https://developers.cloudflare.com/d1/worker-api/d1-database/
 */
export interface Db {
  prepare(sql: string): Statement
  batch<T = Row>(statements: Statement[]): Promise<Result<T>[]>
}
