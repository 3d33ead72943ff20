import type { PeopleTouched } from '#core/assessment'
import { isObject } from '#core/json'
import type { HistoryEntry, HistoryPage, HistoryQuery, HistoryRecord, RecordState } from '#core/history-record'
import type { AccessDocument } from '#core/document-kind'
import type { Db, SqlValue } from '../store/db'
import { StorageError } from '../store/storage-error'
import { bodyAt, type Packing } from './bodies'
import { searchable, type Told, toldIn } from './entry'

interface Deps {
  db: Db
  packing: Packing
}

interface ChangeRow {
  number: number
  text: string
  hash: string
}

/** A change with all that was said of it later. */
interface Gathered {
  number: number
  hash: string
  told: Told & { undone_by?: number; together?: number }
}

/** The most of a page, and what is asked for at once when an export reads on. */
export const MOST_RECORDS = 500

/** What more is searched for finds nothing else that anybody would miss. */
const MOST_WORDS = 12

/** The newest records that fit, and where to read on. */
export async function historyPage(
  deps: Deps,
  account: string,
  query: HistoryQuery,
  limit: number,
): Promise<Omit<HistoryPage, 'settled'>> {
  const rows = await rowsOf(deps, account, query, limit + 1)
  const shown = await gathered(deps, account, rows.slice(0, limit))
  const records = await Promise.all(shown.map((each) => recordOf(deps, each)))
  const last = records.at(-1)
  return { records, ...(rows.length > limit && last && { before: last.number }) }
}

/** As `historyPage`, each with what the object was before and after. */
export async function historyEntries(
  deps: Deps,
  account: string,
  query: HistoryQuery,
  limit: number,
): Promise<HistoryEntry[]> {
  const all = await gathered(deps, account, await rowsOf(deps, account, query, limit))
  return Promise.all(all.map((each) => entryOf(deps, each)))
}

/** One record; `undefined` = there is none of that number. */
export async function historyEntry(deps: Deps, account: string, number: number): Promise<HistoryEntry | undefined> {
  const [row] = await rowsOf(deps, account, { before: number + 1 }, 1)
  if (row?.number !== number) return undefined
  const [all] = await gathered(deps, account, [row])
  return all && entryOf(deps, all)
}

/** Everything that was published together, in the order in which it was tried. */
export async function historySet(deps: Deps, account: string, set: string): Promise<HistoryEntry[]> {
  const { results } = await deps.db
    .prepare(
      `SELECT number, text, hash FROM history WHERE account = ? AND one_set = ? AND said = 'change' ORDER BY number`,
    )
    .bind(account, set)
    .all<ChangeRow>()
  return Promise.all((await gathered(deps, account, results)).map((each) => entryOf(deps, each)))
}

/** The changes of which nobody knows yet what became of them, or whether they were taken back; the oldest first. */
export async function unsettled(deps: Deps, account: string): Promise<HistoryEntry[]> {
  const { results } = await deps.db
    .prepare(
      `SELECT number, text, hash FROM history AS one
       WHERE account = ? AND said = 'change' AND origin = 'gatehouse' AND (
         NOT EXISTS (SELECT 1 FROM history WHERE account = one.account AND number = one.number AND said = 'outcome')
         OR number IN (SELECT number FROM history WHERE account = ? AND said = 'outcome' AND instr(text, ?) > 0))
       ORDER BY number`,
    )
    .bind(account, account, '"state":"undoing"')
    .all<ChangeRow>()
  // Of most of those that were being taken back it is known by now.
  const open = (await gathered(deps, account, results)).filter(({ told }) => OPEN.has(String(told.state)))
  return Promise.all(open.map((each) => entryOf(deps, each)))
}

const OPEN: ReadonlySet<string> = new Set(['begun', 'undoing'] satisfies RecordState[])

async function rowsOf({ db }: Deps, account: string, query: HistoryQuery, limit: number): Promise<ChangeRow[]> {
  const conditions = ['account = ?', `said = 'change'`]
  const values: SqlValue[] = [account]
  const add = (condition: string, value: SqlValue | undefined) => {
    if (value === undefined) return
    conditions.push(condition)
    values.push(value)
  }
  add('number < ?', query.before)
  add('origin = ?', query.origin)
  add('one_set = ?', query.set)
  // Who made a change elsewhere may have become known later only.
  const among = (condition: string, value: SqlValue) => {
    conditions.push(`number IN (SELECT number FROM history WHERE account = ? AND ${condition})`)
    values.push(account, value)
  }
  if (query.actor !== undefined) among('actor = ?', query.actor)
  // Each word by itself, so that they need not stand together or in one entry.
  const words = searchable(query.q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  for (const word of words.slice(0, MOST_WORDS)) among(`search <> '' AND instr(search, ?) > 0`, word)
  if (query.id === undefined) add('kind = ?', query.kind)
  else {
    // A new object has its id in what became of its creation.
    const kind = query.kind === undefined ? '' : ' AND kind = ?'
    const ofKind = query.kind === undefined ? [] : [query.kind]
    conditions.push(
      `number IN (SELECT number FROM history WHERE account = ? AND object = ? AND (said = 'outcome' OR (said = 'change'${kind})))`,
    )
    values.push(account, query.id, ...ofKind)
  }
  const { results } = await db
    .prepare(`SELECT number, text, hash FROM history WHERE ${conditions.join(' AND ')} ORDER BY number DESC LIMIT ?`)
    .bind(...values, limit)
    .all<ChangeRow>()
  return results
}

/** The most numbers that one statement is asked for. */
const AT_ONCE = 90

async function gathered(deps: Deps, account: string, rows: readonly ChangeRow[]): Promise<Gathered[]> {
  const numbers = rows.map(({ number }) => number)
  const later = new Map<number, Told[]>()
  for (const { number, text } of await rowsAbout(deps, account, numbers, `number IN`, `said = 'outcome'`))
    later.set(number, [...(later.get(number) ?? []), toldIn(text) ?? {}])
  const undone = await undoneBy(deps, account, numbers)
  const sizes = await sizesOf(deps, account, new Set(rows.map(({ text }) => String(toldIn(text)?.set))))
  return rows.map(({ number, text, hash }) => {
    const { at, ...change } = toldIn(text) ?? {}
    const by = undone.get(number)
    const last = by === undefined ? {} : { state: 'undone', undone_by: by }
    const together = sizes.get(String(change.set)) ?? 1
    // What was said last counts; it happened when it was put down.
    return {
      number,
      hash,
      told: Object.assign(
        { state: stateOf(change) },
        change,
        ...(later.get(number) ?? []),
        { at },
        last,
        together > 1 && { together },
      ),
    }
  })
}

/** How many changes each of these sets has. */
async function sizesOf({ db }: Deps, account: string, sets: ReadonlySet<string>): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  const all = [...sets]
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE)
    const { results } = await db
      .prepare(
        `SELECT one_set AS of, COUNT(*) AS size FROM history WHERE account = ? AND said = 'change' AND one_set IN (${some.map(() => '?').join()}) GROUP BY one_set`,
      )
      .bind(account, ...some)
      .all<{ of: string; size: number }>()
    for (const { of, size } of results) sizes.set(of, size)
  }
  return sizes
}

/** By the number of a change, the one that took it back and was not taken back itself. */
async function undoneBy(deps: Deps, account: string, numbers: readonly number[]): Promise<Map<number, number>> {
  const rows = await rowsAbout(deps, account, numbers, 'undoes IN', `said = 'change'`)
  if (rows.length === 0) return new Map()
  const undoing = await gathered(deps, account, rows)
  return new Map(
    undoing.flatMap(({ number, told }) => (told.state === 'done' ? [[Number(told.undoes), number] as const] : [])),
  )
}

async function rowsAbout({ db }: Deps, account: string, numbers: readonly number[], by: string, and: string) {
  const rows: ChangeRow[] = []
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const some = numbers.slice(at, at + AT_ONCE)
    // The plus keeps SQLite from reading the whole account in the order of the entries.
    const { results } = await db
      .prepare(
        `SELECT number, text, hash FROM history WHERE account = ? AND ${by} (${some.map(() => '?').join()}) AND ${and} ORDER BY +entry`,
      )
      .bind(account, ...some)
      .all<ChangeRow>()
    rows.push(...results)
  }
  return rows
}

const stateOf = ({ origin }: Told) => (origin === 'elsewhere' ? 'done' : 'begun')

async function recordOf(deps: Deps, { number, told }: Gathered): Promise<HistoryRecord> {
  const { before: _, after: __, people, status, ray, audit, ...rest } = told
  const touched = await bodyAt(deps, people)
  const cloudflare = Object.fromEntries(
    Object.entries({ status, ray, audit }).filter(([, value]) => value !== undefined),
  )
  return {
    ...(rest as unknown as HistoryRecord),
    number,
    ...(isObject(touched) && { people: touched as unknown as PeopleTouched }),
    ...(Object.keys(cloudflare).length > 0 && { cloudflare }),
  }
}

async function entryOf(deps: Deps, all: Gathered): Promise<HistoryEntry> {
  const document = async (hash: Told['before']) => {
    const body = await bodyAt(deps, hash)
    // That a version is lost must not look as if there had been none.
    if (body === undefined && typeof hash === 'string') throw new StorageError('damaged')
    return (body ?? null) as AccessDocument | null
  }
  return {
    ...(await recordOf(deps, all)),
    before: await document(all.told.before),
    after: await document(all.told.after),
    hash: all.hash,
  }
}
