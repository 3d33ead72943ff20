import { isObject, writeJson } from '#core/json'
import type { Client, UpstreamRequest } from './client'
import { UpstreamError } from './upstream-error'

/** No list of Cloudflare's is this long at any page size we use; beyond it something is wrong. */
const MOST_PAGES = 500

const idOf = (row: unknown) => (isObject(row) && typeof row.id === 'string' ? row.id : undefined)

/** A list that changed while it was read is read again from its start, so often. */
const MOST_READINGS = 3

interface Pages {
  /** Rows asked for in one page; Cloudflare may grant fewer. */
  perPage: number
  /** Ends the list after so many pages, for lists of which a part is enough. */
  mostPages?: number | undefined
}

/**
 * All rows of a list, whatever page size Cloudflare grants. It answers the whole list or fails: never a part of it,
 * unless `mostPages` allows that. A row that came twice is given once.
 */
export async function allPages(client: Client, request: UpstreamRequest, pages: Pages): Promise<unknown[]> {
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const rows = await readThrough(client, request, pages)
    if (rows) return rows
  }
  throw incomplete(request)
}

/** One reading; `undefined` when the list became shorter or longer under it, so that rows may have slipped by. */
async function readThrough(client: Client, request: UpstreamRequest, pages: Pages): Promise<unknown[] | undefined> {
  const { perPage, mostPages = Infinity } = pages
  const seen = new Set<string>()
  const rows: unknown[] = []
  let countAtFirst: number | undefined
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { result, resultInfo } = await client({ ...request, query: { ...request.query, page, per_page: perPage } })
    const batch = rowsOf(result, request)
    const keys = batch.map((row) => idOf(row) ?? writeJson(row))
    // Nothing new: this endpoint does not page, so what we have is what there is.
    const repeated = keys.length > 0 && keys.every((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    if (!repeated) rows.push(...batch)
    if (!resultInfo || page >= mostPages) return unique(rows)
    const { totalCount, totalPages, perPage: granted } = resultInfo
    if (page === 1) countAtFirst = totalCount
    else if (totalCount !== countAtFirst) return undefined
    if (repeated && totalCount !== undefined && rows.length < totalCount) throw incomplete(request)
    if (repeated || batch.length === 0) return unique(rows)
    if (totalPages === undefined && totalCount === undefined && batch.length < (granted ?? perPage)) return unique(rows)
    if (totalPages !== undefined && page >= totalPages) return unique(rows)
    if (totalCount !== undefined && rows.length >= totalCount) return unique(rows)
  }
  throw incomplete(request)
}

/** The rows of a list that Cloudflare gives in one piece. */
export async function onePage(client: Client, request: UpstreamRequest): Promise<unknown[]> {
  const { result } = await client(request)
  return rowsOf(result, request)
}

function rowsOf(result: unknown, request: UpstreamRequest): unknown[] {
  if (Array.isArray(result)) return result
  // With `success: true`, null is how Gateway writes an empty list; anything else is no list.
  if (result === null) return []
  throw incomplete(request)
}

const incomplete = ({ method, subject, permission }: UpstreamRequest) =>
  new UpstreamError({ failure: 'incomplete', asked: { method, subject, permission }, status: 200, errors: [] })

function unique(rows: unknown[]): unknown[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const id = idOf(row)
    if (id === undefined) return true
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}
