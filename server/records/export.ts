import type { HistoryEntry, HistoryQuery } from '#core/history-record'
import { writeJson } from '#core/json'
import type { History } from './keeper'

/** The formats in which the history can be taken along. */
export const EXPORTS = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: () => `${BYTE_ORDER_MARK}${row(COLUMNS.map(([title]) => title))}`,
    line: csvLine,
  },
  jsonl: {
    type: 'application/x-ndjson; charset=utf-8',
    head: () => '',
    line: (entry: HistoryEntry) => `${writeJson(entry)}\n`,
  },
} as const

export type ExportFormat = keyof typeof EXPORTS

type Cell = string | number | undefined

type Column = readonly [title: string, of: (entry: HistoryEntry) => Cell]

const COLUMNS: readonly Column[] = [
  ['number', ({ number }) => number],
  ['set', ({ set }) => set],
  ['at', ({ at }) => at],
  ['origin', ({ origin }) => origin],
  ['who', ({ actor }) => actor],
  ['what', ({ action }) => action],
  ['kind', ({ kind }) => kind],
  ['id', ({ id }) => id],
  ['zone', ({ zone }) => zone],
  ['name', ({ name }) => name],
  ['state', ({ state }) => state],
  ['reason', ({ reason }) => reason],
  ['override', ({ override }) => override],
  ['people who gain', ({ people }) => people?.gain],
  ['people who lose', ({ people }) => people?.lose],
  ['people of whom it cannot be told', ({ people }) => people?.cannotTell],
  ['restores', ({ restores }) => restores],
  ['takes back', ({ undoes }) => undoes],
  ['taken back by', ({ undone_by: by }) => by],
  ['status', ({ cloudflare }) => cloudflare?.status],
  ['ray', ({ cloudflare }) => cloudflare?.ray],
  ['audit log', ({ cloudflare }) => cloudflare?.audit],
  ['message', ({ message }) => message],
  ['before', ({ before }) => (before ? writeJson(before) : undefined)],
  ['after', ({ after }) => (after ? writeJson(after) : undefined)],
]

function csvLine(entry: HistoryEntry): string {
  return row(COLUMNS.map(([, of]) => of(entry)))
}

/** By this a spreadsheet knows that what follows is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** As RFC 4180 has it, which spreadsheets read. */
const row = (cells: readonly Cell[]) => `${cells.map(cell).join(',')}\r\n`

/**
 * Where a spreadsheet would begin a formula and carry it out: at the start of a cell, and after what it may take for the
 * end of one. Where a semicolon or a tab parts cells, our quotes do not hold a cell together.
 */
const FORMULA = /(^|[;\t\r\n])(?=[=+\-@＝＋－＠\t\r])/g

function cell(value: Cell): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = value.replaceAll(FORMULA, "$1'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** So many records are read at once while an export is sent. */
const AT_ONCE = 200

/** Every record that fits, the newest first, as text that is made while it is sent. */
export function exported(
  history: History,
  account: string,
  query: HistoryQuery,
  format: ExportFormat,
): ReadableStream<string> {
  const { head, line } = EXPORTS[format]
  let before = query.before
  let started = false
  return new ReadableStream<string>({
    async pull(controller) {
      if (!started) {
        started = true
        const first = head()
        if (first !== '') return controller.enqueue(first)
      }
      const entries = await history.entries(account, { ...query, ...(before !== undefined && { before }) }, AT_ONCE)
      if (entries.length > 0) controller.enqueue(entries.map(line).join(''))
      before = entries.at(-1)?.number
      if (entries.length < AT_ONCE) controller.close()
    },
  })
}
