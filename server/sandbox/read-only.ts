import { Hono } from 'hono'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import type { Permission } from './credentials'
import { answer, paged, type PageSize } from './envelope'
import { found } from './found'
import { withUid } from './output'
import type { Document, Resource } from './seed-account'

interface ReadOnly {
  permission: Permission
  /** Absent: the list comes whole, without `result_info`. */
  size?: PageSize
  /** Whether a row is what the query asks for. */
  matches?: (row: Document, query: Record<string, string>) => boolean
  shape?: (row: Document) => unknown
}

/** A resource that we only read: the list and each of its rows. */
export const readOnly = (tools: Tools, kind: Resource, { permission, size, matches, shape = withUid }: ReadOnly) =>
  new Hono<Env>()
    .use(needs(permission))
    .get('/', async (c) => {
      const query = c.req.query()
      const all = await tools.store.all(c.var.account.id, kind)
      const rows = matches ? all.filter((row) => matches(row, query)) : all
      return size ? paged(c, rows, size, shape) : answer(c, rows.map(shape))
    })
    .get('/:id', async (c) => answer(c, shape(await found(tools, c.var.account.id, kind, c.req.param('id')))))

/** Whether a text has another in it, capitals or not. */
export const contains = (text: unknown, part: string) =>
  typeof text === 'string' && text.toLowerCase().includes(part.toLowerCase())

/** `name` asks for the exact name, `search` for a part of one of these fields. */
export const byNameOrSearch =
  (...fields: string[]) =>
  (row: Document, { name, search }: Record<string, string>) =>
    (name === undefined || row.name === name) &&
    (search === undefined || fields.some((field) => contains(row[field], search)))
