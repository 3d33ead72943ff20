import { Hono } from 'hono'
import { appOnlyPolicies } from './app-links'
import { needs } from './authenticate'
import { playCase } from './cases'
import { timestamp, type Env, type Tools } from './context'
import { answer, paged } from './envelope'
import { conflict, invalidRequest } from './failure'
import { found } from './found'
import { groupOutput } from './output'
import { byNameOrSearch } from './read-only'
import { checkRules, groupsNamedIn } from './rules'
import type { Document } from './seed-account'
import type { Store } from './store'
import { bodyOf, keptBy, writtenGroup } from './written'

/**
 * Rule groups: `/accounts/{account_id}/access/groups`, and with `zone_groups` `/zones/{zone_id}/access/groups`, where
 * `zone_id` parts those of one zone from those of another.
 */
export function groups(tools: Tools, kind: 'groups' | 'zone_groups' = 'groups') {
  const { store, clock, ids } = tools
  const failedBefore = new Set<string>()

  const within = (zone: string | undefined) => (group: Document) => kind === 'groups' || group.zone_id === zone

  return new Hono<Env>()
    .use(needs('Access: Organizations, Identity Providers, and Groups'))
    .get('/', async (c) => {
      const query = c.req.query()
      const rows = (await store.all(c.var.account.id, kind))
        .filter(within(c.req.param('zone')))
        .filter((group) => byNameOrSearch('name')(group, query))
      return paged(c, rows, { usual: 1000, max: 1000 }, groupOutput)
    })
    .post('/', async (c) => {
      const account = c.var.account.id
      const body = writtenGroup(await bodyOf(c))
      await checkRules(tools, account, body)
      const now = timestamp(clock())
      const zone = c.req.param('zone')
      const made = { id: ids.uuid(), created_at: now, updated_at: now }
      const group: Document = { ...body, ...made, ...(kind === 'zone_groups' && { zone_id: zone }) }
      await checkName(store, account, kind, group)
      const save = () => store.write(account, [{ kind, put: group }])
      const played = await playCase(c, body.name, failedBefore, save)
      if (played) return played
      await save()
      return answer(c, groupOutput(group), 201)
    })
    .get('/:id', async (c) => answer(c, groupOutput(await found(tools, c.var.account.id, kind, c.req.param('id')))))
    .put('/:id', async (c) => {
      const account = c.var.account.id
      const stored = await found(tools, account, kind, c.req.param('id'))
      const body = writtenGroup(await bodyOf(c), stored)
      await checkRules(tools, account, body, stored)
      const group: Document = { ...body, ...keptBy(stored), id: stored.id, updated_at: timestamp(clock()) }
      await checkName(store, account, kind, group)
      await checkCycle(store, account, group, stored)
      const save = () => store.write(account, [{ kind, put: group }])
      const played = await playCase(c, body.name, failedBefore, save)
      if (played) return played
      await save()
      return answer(c, groupOutput(group))
    })
    .delete('/:id', async (c) => {
      const account = c.var.account.id
      const { id } = await found(tools, account, kind, c.req.param('id'))
      await checkUnused(store, account, id)
      await store.write(account, [{ kind, remove: id }])
      return answer(c, { id }, 202)
    })
}

async function checkName(
  store: Store,
  account: string,
  kind: 'groups' | 'zone_groups',
  { id, name, zone_id }: Document,
) {
  const others = (await store.all(account, kind)).filter((other) => other.id !== id && other.zone_id === zone_id)
  if (others.some((other) => other.name === name)) throw invalidRequest('group names must be unique')
}

async function allGroups(store: Store, account: string) {
  return [...(await store.all(account, 'groups')), ...(await store.all(account, 'zone_groups'))]
}

/** Refuses a new way from the group back to itself; one that it had already was accepted once. */
async function checkCycle(store: Store, account: string, group: Document, stored: Document) {
  const byId = new Map((await allGroups(store, account)).map((other) => [other.id, other]))
  byId.set(group.id, group)
  const had = new Set(groupsNamedIn(stored))
  const seen = new Set<string>()
  const open = groupsNamedIn(group).filter((id) => !had.has(id))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === group.id) throw invalidRequest('access groups cannot contain each other')
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...groupsNamedIn(byId.get(id) ?? {}))
  }
}

async function checkUnused(store: Store, account: string, id: string) {
  const users = [
    ...(await store.all(account, 'policies')),
    ...(await allGroups(store, account)).filter((other) => other.id !== id),
    ...(await appOnlyPolicies(store, account)),
  ].filter((document) => groupsNamedIn(document).includes(id))
  if (users.length > 0)
    throw conflict(`access group is used by ${users.length} other object${users.length === 1 ? '' : 's'}`)
}
