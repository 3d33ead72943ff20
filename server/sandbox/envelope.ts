import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { writeJson } from '#core/json'
import type { Env } from './context'
import type { Failure } from './failure'

export interface ResultInfo {
  count: number
  page: number
  per_page: number
  total_count: number
  total_pages: number
}

const json = { 'content-type': 'application/json' }

/** Cloudflare's envelope around a result; numbers in it are written digit for digit as they came. */
export const answer = (
  c: Context<Env>,
  result: unknown,
  status: ContentfulStatusCode = 200,
  resultInfo?: ResultInfo | Record<string, unknown>,
) =>
  c.body(
    writeJson({ success: true, errors: [], messages: [], result, ...(resultInfo && { result_info: resultInfo }) }),
    status,
    json,
  )

export function refusal(c: Context<Env>, failure: Failure) {
  for (const [name, value] of Object.entries(failure.headers)) c.header(name, value)
  const body = { success: false, errors: failure.errors, messages: [], result: null }
  return c.body(writeJson(body), failure.status, json)
}

/** How many rows a page has: when the query does not say, at most, and at least. */
export interface PageSize {
  usual: number
  max: number
  min?: number
}

/** The page that the query asks for: page 0 is page 1, and a `per_page` beyond the limits is the limit. */
export function pageOf<T>(c: Context<Env>, rows: readonly T[], { usual, max, min = 1 }: PageSize) {
  const page = Math.max(1, wholeNumber(c.req.query('page')) ?? 1)
  const per_page = Math.min(max, Math.max(min, wholeNumber(c.req.query('per_page')) ?? usual))
  const shown = rows.slice((page - 1) * per_page, page * per_page)
  const resultInfo: ResultInfo = {
    count: shown.length,
    page,
    per_page,
    total_count: rows.length,
    total_pages: Math.ceil(rows.length / per_page),
  }
  return { shown, resultInfo }
}

/** Answers with one page of the rows; `shape` is called for the rows on that page only. */
export function paged<T>(c: Context<Env>, rows: readonly T[], size: PageSize, shape: (row: T) => unknown) {
  const { shown, resultInfo } = pageOf(c, rows, size)
  const rowTexts = shown.map((row) => textOf(shape(row))).join(',')
  const resultText = `{"success":true,"errors":[],"messages":[],"result":[${rowTexts}],"result_info":${writeJson(resultInfo)}}`
  return c.body(resultText, 200, json)
}

/** The texts of rows that stay the same object from one answer to the next, such as those of `output.ts`. */
const texts = new WeakMap<object, string>()

function textOf(row: unknown) {
  if (typeof row !== 'object' || row === null) return writeJson(row)
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = writeJson(row)
  texts.set(row, text)
  return text
}

function wholeNumber(text: string | undefined) {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
}
