import { AppError } from '#core/errors'
import type { LoginLog, LoginRow } from '#core/login-log'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { reasonOf } from '../reason'
import { present, textOf } from './row'

/** Ten thousand logins, for ten calls to Cloudflare at most. */
const MOST_PAGES = 10

/** https://developers.cloudflare.com/cloudflare-one/insights/logs/audit-logs/ */
const RETENTION =
  'Cloudflare keeps its log of logins for 24 hours on the Free plan, 30 days on the Standard plan and 180 days on the Enterprise plan.'

const DAY_MS = 24 * 60 * 60_000

/** How far back the log is asked for when nobody says. */
const USUAL_DAYS = 30

/** A day some days before now, `2026-11-01`. */
export const daysAgo = (now: Date, days = USUAL_DAYS): string =>
  new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10)

/** A row of Cloudflare's log of logins. */
export const loginRow = (row: UpstreamRow): LoginRow => ({
  allowed: row.allowed === true,
  ...present({
    app_uid: textOf(row, 'app_uid'),
    app_domain: textOf(row, 'app_domain'),
    email: textOf(row, 'user_email')?.toLowerCase(),
    ip: textOf(row, 'ip_address'),
    connection: textOf(row, 'connection'),
    country: textOf(row, 'country'),
    created_at: textOf(row, 'created_at'),
  }),
})

/** Past logins, from which it can be told what a change would have done. `?since=2026-11-01`; 30 days when it is left out. */
export const logins = new Hono<AccountEnv>().get('/', async (c) => {
  const since = dayIn(c.req.query('since'), c.var.services.clock())
  return answer(c, await log(since, () => c.var.account.logins(since, MOST_PAGES)))
})

async function log(since: string, read: () => Promise<{ rows: UpstreamRow[]; whole: boolean }>): Promise<LoginLog> {
  try {
    const { rows, whole } = await read()
    const found = rows.map(loginRow)
    const oldest = found.at(-1)?.created_at
    return { logins: found, since, whole, retention: RETENTION, ...(oldest !== undefined && { oldest }) }
  } catch (error) {
    const { code, message, permission } = reasonOf(error)
    // Without the permission the rest of the page works; an outage is told as any other.
    if (code !== 'not_allowed') throw error
    const unread = { message, ...(permission !== undefined && { permission }) }
    return { logins: [], since, whole: false, retention: RETENTION, unread }
  }
}

function dayIn(asked: string | undefined, now: Date): string {
  if (asked === undefined) return daysAgo(now)
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? new Date(`${asked}T00:00:00Z`) : undefined
  if (day && !Number.isNaN(day.getTime()) && day <= now) return asked
  throw new AppError('invalid_request', 'Say since which day the log is wanted, such as 2026-11-01.', {
    place: { field: 'since' },
  })
}
