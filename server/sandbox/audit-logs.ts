import { Hono, type Context } from 'hono'
import { isObject } from '#core/json'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { answer, paged } from './envelope'
import { Failure } from './failure'
import type { Document } from './seed-account'

/** `/audit_logs`: the first version, in pages. Stored entries have its shape. */
export const auditLogs = ({ store }: Tools) =>
  new Hono<Env>().use(needs('Account Settings')).get('/', async (c) => {
    const query = c.req.query()
    const rows = inOrder(c, await store.all(c.var.account.id, 'audit_logs'))
      .filter((entry) => query.id === undefined || entry.id === query.id)
      .filter((entry) => isAsked(query['actor.email'], of(entry.actor).email))
      .filter((entry) => isAsked(query['actor.ip'], of(entry.actor).ip))
      .filter((entry) => isAsked(query['action.type'], of(entry.action).type))
      .filter((entry) => query.hide_user_logs !== 'true' || of(entry.actor).type !== 'user')
    return paged(c, rows, { usual: 100, max: 1000 }, (entry) => entry)
  })

/** `/logs/audit`: the second version, read on by a cursor. */
export const auditLogsV2 = ({ store }: Tools) =>
  new Hono<Env>().use(needs('Account Settings')).get('/', async (c) => {
    const { since, before, limit, cursor } = c.req.query()
    if (since === undefined || before === undefined) throw new Failure(400, 1004, 'since and before are required')
    const { account } = c.var
    const rows = inOrder(c, await store.all(account.id, 'audit_logs'))
      .map((entry) => secondVersion(account, entry))
      .filter((entry) => passes(c, entry))
    const size = Math.min(1000, Math.max(1, /^\d{1,4}$/.test(limit ?? '') ? Number(limit) : 100))
    const start = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0
    const shown = rows.slice(start, start + size)
    const next = start + size < rows.length ? String(start + size) : ''
    return answer(c, shown, 200, { count: String(shown.length), cursor: next })
  })

const of = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})

const isAsked = (wanted: string | undefined, value: unknown) => wanted === undefined || value === wanted

const when = (entry: Document) => Date.parse(String(entry.when))

/** Newest first unless asked otherwise, within `since` and `before`. */
function inOrder(c: Context<Env>, entries: readonly Document[]) {
  const { since, before, direction } = c.req.query()
  const rows = entries
    .filter((entry) => since === undefined || when(entry) >= Date.parse(since))
    .filter((entry) => before === undefined || when(entry) <= Date.parse(before))
    .toSorted((a, b) => when(b) - when(a))
  return direction === 'asc' ? rows.toReversed() : rows
}

function secondVersion(account: Env['Variables']['account'], entry: Document) {
  const { actor, action, resource } = { actor: of(entry.actor), action: of(entry.action), resource: of(entry.resource) }
  return {
    // At most 32 characters in this version.
    id: entry.id.replaceAll('-', ''),
    account: { id: account.id, name: account.name },
    action: {
      description: action.type,
      result: action.result === false ? 'failure' : 'success',
      time: entry.when,
      type: action.type,
    },
    actor: { context: 'api_token', email: actor.email, id: actor.id, ip_address: actor.ip, type: actor.type },
    resource: { id: resource.id, product: 'access', type: resource.type },
  }
}

/** The filters `<object>_<field>`, and their opposites `<object>_<field>.not`. */
function passes(c: Context<Env>, entry: ReturnType<typeof secondVersion>) {
  const values: Record<string, unknown> = {
    id: entry.id,
    audit_log_id: entry.id,
    account_name: entry.account.name,
    action_type: entry.action.type,
    action_result: entry.action.result,
    actor_context: entry.actor.context,
    actor_email: entry.actor.email,
    actor_id: entry.actor.id,
    actor_ip_address: entry.actor.ip_address,
    actor_type: entry.actor.type,
    resource_id: entry.resource.id,
    resource_product: entry.resource.product,
    resource_type: entry.resource.type,
  }
  return Object.entries(values).every(([filter, value]) => {
    const wanted = c.req.queries(filter)
    const unwanted = c.req.queries(`${filter}.not`)
    return (!wanted || wanted.includes(String(value))) && !unwanted?.includes(String(value))
  })
}
