import { Hono } from 'hono'
import { needs } from './authenticate'
import { timestamp, type Env, type Tools } from './context'
import { answer, paged } from './envelope'
import { invalidList, listNotFound } from './failure'
import { found } from './found'
import { changedItems, itemOutput, itemsOf, newItems } from './list-items'
import { contains } from './read-only'
import type { Document } from './seed-account'
import type { Change } from './store'
import { bodyOf } from './written'

const TYPES = new Set(['SERIAL', 'URL', 'DOMAIN', 'EMAIL', 'IP', 'CATEGORY', 'LOCATION', 'DEVICE', 'AAGUID'])

/** `/gateway/lists`: lists of emails, addresses and other things, which rules name by id. */
export function lists(tools: Tools) {
  const { store, clock, ids } = tools
  const findList = (account: string, id: string) => found(tools, account, 'lists', id, listNotFound)
  const output = async (account: string, list: Document) =>
    listOutput(list, (await itemsOf(store, account, list.id)).length)

  return new Hono<Env>()
    .use(needs('Zero Trust'))
    .get('/', async (c) => {
      const account = c.var.account.id
      const counts = new Map<unknown, number>()
      for (const { list_id } of await store.all(account, 'list_items'))
        counts.set(list_id, (counts.get(list_id) ?? 0) + 1)
      const rows = (await store.all(account, 'lists'))
        .map((list) => listOutput(list, counts.get(list.id) ?? 0))
        .filter((list) => isAsked(list, c.req.query(), c.req.queries('filter') ?? []))
      return answer(c, inOrder(rows, c.req.query()))
    })
    .post('/', async (c) => {
      const account = c.var.account.id
      const body = await bodyOf(c)
      if (!TYPES.has(String(body.type))) throw invalidList('type is missing or invalid')
      const now = timestamp(clock())
      const list = { ...named(body), id: ids.uuid(), type: body.type, created_at: now, updated_at: now }
      const items = newItems(tools, list, body.items)
      await store.write(account, [{ kind: 'lists', put: list }, ...put(items)])
      return answer(c, { ...list, items: items.map(itemOutput) })
    })
    .get('/:id', async (c) => {
      const account = c.var.account.id
      return answer(c, await output(account, await findList(account, c.req.param('id'))))
    })
    .put('/:id', async (c) => {
      const account = c.var.account.id
      const stored = await findList(account, c.req.param('id'))
      const body = await bodyOf(c)
      const { id, type, created_at } = stored
      const list = { ...named(body), id, type, created_at, updated_at: timestamp(clock()) }
      const before = await itemsOf(store, account, id)
      // Without `items` only the name and the description change.
      const items = body.items === undefined ? undefined : newItems(tools, list, body.items, before)
      await store.write(account, [{ kind: 'lists', put: list }, ...(items ? [...remove(before), ...put(items)] : [])])
      return answer(c, await output(account, list))
    })
    .patch('/:id', async (c) => {
      const account = c.var.account.id
      const stored = await findList(account, c.req.param('id'))
      const before = await itemsOf(store, account, stored.id)
      const { added, gone } = changedItems(tools, stored, before, await bodyOf(c))
      const list = { ...stored, updated_at: timestamp(clock()) }
      await store.write(account, [{ kind: 'lists', put: list }, ...remove(gone), ...put(added)])
      return answer(c, await output(account, list))
    })
    .delete('/:id', async (c) => {
      const account = c.var.account.id
      const { id } = await findList(account, c.req.param('id'))
      await store.write(account, [{ kind: 'lists', remove: id }, ...remove(await itemsOf(store, account, id))])
      return answer(c, {})
    })
    .get('/:id/items', async (c) => {
      const account = c.var.account.id
      const { id } = await findList(account, c.req.param('id'))
      return paged(c, await itemsOf(store, account, id), { usual: 1000, max: 1000 }, itemOutput)
    })
}

const put = (items: Document[]) => items.map((item): Change => ({ kind: 'list_items', put: item }))
const remove = (items: Document[]) => items.map(({ id }): Change => ({ kind: 'list_items', remove: id }))

const listOutput = (list: Document, count: number): Document => ({ ...list, count })

function named({ name, description }: Record<string, unknown>) {
  if (typeof name !== 'string' || name === '') throw invalidList('name is missing')
  return { name, ...(typeof description === 'string' && { description }) }
}

const FIELDS: Record<string, (row: Document) => unknown> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  type: ({ type }) => type,
  item_count: ({ count }) => count,
  created_at: ({ created_at }) => created_at,
  updated_at: ({ updated_at }) => updated_at,
}

/** `filter=field:value`, all of them; `type` is the older form of `filter=type:…`. */
function isAsked(row: Document, { type, search }: Record<string, string>, filters: string[]) {
  if (type !== undefined && row.type !== type) return false
  if (search !== undefined && ![row.name, row.description].some((text) => contains(text, search))) return false
  return filters.every((filter) => {
    const [field = '', ...value] = filter.split(':')
    return String(FIELDS[field]?.(row)) === value.join(':')
  })
}

function inOrder(rows: Document[], { order_by = 'created_at', direction }: Record<string, string>) {
  const key = FIELDS[order_by] ?? FIELDS.created_at
  const sorted = rows.toSorted((a, b) => compare(key?.(a), key?.(b)))
  return direction === 'desc' ? sorted.toReversed() : sorted
}

function compare(a: unknown, b: unknown) {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}
