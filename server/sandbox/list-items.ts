import { isObject } from '#core/json'
import { timestamp, type Tools } from './context'
import { invalidList } from './failure'
import type { Document } from './seed-account'
import type { Store } from './store'

/** What stands on a list, in the order in which it was put there. */
export const itemsOf = async (store: Store, account: string, list: string) =>
  (await store.all(account, 'list_items')).filter((item) => item.list_id === list)

export const itemOutput = ({ value, description, created_at }: Document) => ({
  value,
  ...(description !== undefined && { description }),
  created_at,
})

/** The items that a whole list is sent with. Those that were there before keep their date. */
export function newItems(tools: Tools, list: Document, sent: unknown, before: readonly Document[] = []): Document[] {
  if (sent === undefined || sent === null) return []
  if (!Array.isArray(sent)) throw invalidList('items is not a list')
  const known = new Map(before.map((item) => [item.value, item]))
  const items = sent.map((item) => newItem(tools, list, item, known))
  checkDuplicates(list, items)
  return items
}

/** What `{ append: [{ value }], remove: ["value"] }` adds to a list and takes from it. */
export function changedItems(tools: Tools, list: Document, before: Document[], change: Record<string, unknown>) {
  const unwanted = new Set(Array.isArray(change.remove) ? change.remove : [])
  const gone = before.filter(({ value }) => unwanted.has(value))
  const added = newItems(tools, list, change.append)
  checkDuplicates(list, [...before.filter(({ value }) => !unwanted.has(value)), ...added])
  return { added, gone }
}

function newItem(
  { ids, clock }: Tools,
  list: Document,
  sent: unknown,
  known: ReadonlyMap<unknown, Document>,
): Document {
  if (!isObject(sent) || typeof sent.value !== 'string' || sent.value === '') throw invalidList('an item has no value')
  const { value, description } = sent
  return {
    id: ids.uuid(),
    list_id: list.id,
    value,
    ...(typeof description === 'string' && { description }),
    created_at: known.get(value)?.created_at ?? timestamp(clock()),
  }
}

/** https://developers.cloudflare.com/cloudflare-one/account-limits/ */
function checkDuplicates({ type }: Document, items: readonly Document[]) {
  const values = items.map(({ value }) => String(value).toLowerCase())
  if (type === 'EMAIL' && new Set(values).size !== values.length) throw invalidList('duplicate entries')
}
