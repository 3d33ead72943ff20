import { Hono, type Context } from 'hono'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { paged } from './envelope'
import { except } from './output'
import { contains } from './read-only'
import type { Document } from './seed-account'

/** What the log can be filtered by, and the field of a row that it looks at. */
const FILTERS: Record<string, string> = {
  allowed: 'allowed',
  country_code: 'country',
  app_type: 'app_type',
  app_uid: 'app_uid',
  ray_id: 'ray_id',
  email: 'user_email',
  idp: 'connection',
  non_identity: 'non_identity',
  user_id: 'user_id',
}

/** What a row shows: https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/logs/ */
const FIELDS = [
  'action',
  'allowed',
  'app_domain',
  'app_uid',
  'connection',
  'created_at',
  'ip_address',
  'ray_id',
  'user_email',
]

const PAGE = { usual: 25, max: 1000 }

/** `/access/logs`: logins, and requests for temporary access ("just in time"). */
export const logs = ({ store }: Tools) =>
  new Hono<Env>()
    .use(needs('Access: Audit Logs'))
    .get('/access_requests', async (c) => {
      const { direction, limit, fields } = c.req.query()
      const rows = (await store.all(c.var.account.id, 'access_requests'))
        .filter((row) => isWithin(c, row))
        .filter((row) => Object.keys(FILTERS).every((filter) => passes(c, filter, row)))
        .toSorted(newestFirst)
      if (direction === 'asc') rows.reverse()
      const usual = /^[1-9]\d{0,3}$/.test(limit ?? '') ? Number(limit) : PAGE.usual
      const shown = fields ? FIELDS.filter((field) => fields.split(',').includes(field)) : FIELDS
      return paged(c, rows, { ...PAGE, usual }, (row) => only(row, shown))
    })
    .get('/jit_requests', async (c) => {
      const { status, search } = c.req.query()
      const rows = (await store.all(c.var.account.id, 'jit_requests'))
        .filter((row) => isWithin(c, row))
        .filter((row) => status === undefined || row.status === status)
        .filter((row) => search === undefined || TEXTS.some((field) => contains(row[field], search)))
        .toSorted(newestFirst)
      return paged(c, rows, PAGE, (row) => except(row, 'id'))
    })

const TEXTS = ['requester_email', 'app_hostname', 'purpose_justification']

function isWithin(c: Context<Env>, { created_at }: Document) {
  const { since, until } = c.req.query()
  const when = Date.parse(String(created_at))
  return (since === undefined || when >= Date.parse(since)) && (until === undefined || when <= Date.parse(until))
}

/** Whether a row passes `<filter>=…`, read as `<filter>Op` says. An email is looked for unless `email_exact`. */
function passes(c: Context<Env>, filter: string, row: Document) {
  const wanted = c.req.query(filter)
  if (wanted === undefined) return true
  const value = textOf(row[FILTERS[filter] ?? filter])
  const operator = c.req.query(`${filter}Op`)
  const partly = filter === 'email' && c.req.query('email_exact') !== 'true'
  if (operator === 'contains' || (operator === undefined && partly)) return contains(value, wanted)
  return (value.toLowerCase() === wanted.toLowerCase()) !== (operator === 'neq')
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'boolean' ? String(value) : '')

const newestFirst = (a: Document, b: Document) => Date.parse(String(b.created_at)) - Date.parse(String(a.created_at))

const only = (row: object, fields: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field)))
