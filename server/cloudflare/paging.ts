import { isObject, writeJson } from '#core/json'
import type { Client, UpstreamRequest } from './client'
import { UpstreamError } from './upstream-error'

/** No list of Cloudflare's is this long at any page size we use; beyond it something is wrong. */
const MOST_PAGES = 500

const idOf = (row: unknown) => (isObject(row) && typeof row.id === 'string' ? row.id : undefined)

/**
 * All rows of a list, whatever page size Cloudflare grants. It answers the whole list or fails: never a part of it.
 * Rows that came twice, because the list changed between two pages, are given once.
 */
export async function allPages(client: Client, request: UpstreamRequest, perPage: number): Promise<unknown[]> {
  const rows: unknown[] = []
  let firstOfLast: string | undefined
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { result, resultInfo } = await client({ ...request, query: { ...request.query, page, per_page: perPage } })
    const batch = rowsOf(result, request)
    const first = batch.length > 0 ? (idOf(batch[0]) ?? writeJson(batch[0])) : undefined
    // The same rows again: this endpoint does not page, so what we have is what there is.
    const repeated = first !== undefined && first === firstOfLast
    if (!repeated) rows.push(...batch)
    if (!resultInfo) return unique(rows)
    const { totalCount, totalPages, perPage: granted } = resultInfo
    if (repeated && totalCount !== undefined && rows.length < totalCount) throw incomplete(request)
    if (repeated || batch.length === 0) return unique(rows)
    if (totalPages === undefined && totalCount === undefined && batch.length < (granted ?? perPage)) return unique(rows)
    if (totalPages !== undefined && page >= totalPages) return unique(rows)
    if (totalCount !== undefined && rows.length >= totalCount) return unique(rows)
    firstOfLast = first
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
  new UpstreamError({ failure: 'unreadable', asked: { method, subject, permission }, status: 200, errors: [] })

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
