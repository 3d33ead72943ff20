import { isObject, writeJson } from '#core/json'
import type { Purpose } from './budget'
import type { Client, UpstreamRequest } from './client'
import type { UpstreamRow } from './cloudflare'
import { permissions } from './permissions'
import { UpstreamError } from './upstream-error'

/** Rows of the login log in one page. */
const PER_PAGE = 1000

/** What was read of the login log, the newest row first. */
export interface LoginRows {
  rows: UpstreamRow[]
  /** All that Cloudflare keeps since the day asked for is there. */
  whole: boolean
}

interface Asked {
  /** RFC 3339; absent = as far back as Cloudflare keeps the log. */
  since?: string
  mostPages: number
  /** Rows of a page, where fewer are asked for than Cloudflare grants. */
  perPage: number
  purpose: Purpose
}

/**
 * The log of logins, newest first. It grows while it is read, so that rows move to later pages: what comes twice is
 * given once. https://developers.cloudflare.com/cloudflare-one/insights/logs/audit-logs/
 */
export async function readLogins(
  client: Client,
  account: string,
  { since, mostPages, perPage, purpose }: Asked,
): Promise<LoginRows> {
  const size = Math.min(PER_PAGE, perPage)
  const request: UpstreamRequest = {
    method: 'GET',
    path: ['accounts', account, 'access', 'logs', 'access_requests'],
    subject: 'the log of logins',
    permission: permissions.usersRead,
    purpose,
  }
  const found = new Map<string, UpstreamRow>()
  for (let page = 1; page <= mostPages; page += 1) {
    const query = { direction: 'desc', page, per_page: size, ...(since !== undefined && { since }) }
    const { result, resultInfo } = await client({ ...request, query })
    if (!Array.isArray(result)) throw unreadable(request)
    const before = found.size
    for (const row of result.filter(isObject)) found.set(keyOf(row), row)
    const last = result.length < (resultInfo?.perPage ?? size) || page === resultInfo?.totalPages
    if (last || found.size === before) return { rows: [...found.values()], whole: true }
  }
  return { rows: [...found.values()], whole: false }
}

const keyOf = (row: UpstreamRow): string => (typeof row.ray_id === 'string' ? row.ray_id : writeJson(row))

const unreadable = ({ method, subject, permission }: UpstreamRequest) =>
  new UpstreamError({ failure: 'unreadable', asked: { method, subject, permission }, status: 200, errors: [] })
