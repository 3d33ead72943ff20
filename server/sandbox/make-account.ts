import { isObject } from '#core/json'
import { timestamp, type Account, type Tools } from './context'
import { RESOURCES, type Document, type Resource, type SeedAccount } from './seed-account'
import { SANDBOX, type Change } from './store'

/** Documents that Cloudflare dates. A seed may leave the dates out. */
const DATED: ReadonlySet<Resource> = new Set([
  'policies',
  'groups',
  'zone_groups',
  'apps',
  'lists',
  'list_items',
  'tags',
])

/** Makes an account that holds what the seed says. `name` replaces the seed's. */
export async function makeAccount(tools: Tools, seed: SeedAccount, name = seed.name) {
  const { store, clock, ids } = tools
  const now = timestamp(clock())
  const account: Account = {
    id: ids.hex(32),
    name,
    access_enabled: seed.access_enabled,
    token_access: seed.token_access,
    created_on: now,
  }
  const documents = await withZonesOfItsOwn(tools, seed.documents)
  const changes = RESOURCES.flatMap((kind) =>
    (documents[kind] ?? []).map((document): Change => ({
      kind,
      put: DATED.has(kind) ? { created_at: now, updated_at: now, ...document } : document,
    })),
  )
  await store.write(account.id, changes)
  // Many accounts are made and few of their documents are ever asked for.
  store.forget(account.id)
  await store.write(SANDBOX, [{ kind: 'accounts', put: { ...account } }])
  return { id: account.id, name }
}

/**
 * A zone is addressed without its account, so its id must be unique in the sandbox: the zones of a second copy get
 * new ids, wherever they are named.
 */
async function withZonesOfItsOwn({ store, ids }: Tools, documents: SeedAccount['documents']) {
  const taken: string[] = []
  for (const { id } of documents.zones ?? []) if (await store.accountOfZone(id)) taken.push(id)
  if (taken.length === 0) return documents
  const names = new Map(taken.map((id) => [id, ids.hex(32)]))
  return renamed(documents, names) as Partial<Record<Resource, Document[]>>
}

/** A value with other names in its texts. What names none of them stays the same object: nearly all of an account. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return [...names].reduce((text, [from, to]) => text.replaceAll(from, to), value)
  if (Array.isArray(value)) {
    const items = value.map((item) => renamed(item, names))
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  if (!isObject(value)) return value
  const members = Object.entries(value)
  const after = members.map(([key, member]) => [renamed(key, names) as string, renamed(member, names)] as const)
  const isOther = after.some(([key, member], at) => key !== members[at]?.[0] || member !== members[at]?.[1])
  return isOther ? Object.fromEntries(after) : value
}
