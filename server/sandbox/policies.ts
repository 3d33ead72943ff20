import { Hono } from 'hono'
import { appCounts } from './app-links'
import { needs } from './authenticate'
import { playCase } from './cases'
import { timestamp, type Env, type Tools } from './context'
import { answer, paged } from './envelope'
import { conflict } from './failure'
import { found } from './found'
import { policyOutput } from './output'
import { checkRules } from './rules'
import type { Document } from './seed-account'
import { bodyOf, keptBy, writtenPolicy } from './written'

/** `/accounts/{account_id}/access/policies`: reusable policies. Those of one application only are not found here. */
export function policies(tools: Tools) {
  const { store, clock, ids } = tools
  const failedBefore = new Set<string>()

  const output = async (account: string, policy: Document) =>
    policyOutput(policy, (await appCounts(store, account)).get(policy.id) ?? 0)

  return new Hono<Env>()
    .use(needs('Access: Apps and Policies'))
    .get('/', async (c) => {
      const account = c.var.account.id
      const counts = await appCounts(store, account)
      return paged(c, await store.all(account, 'policies'), { usual: 100, max: 1000 }, (policy) =>
        policyOutput(policy, counts.get(policy.id) ?? 0),
      )
    })
    .post('/', async (c) => {
      const account = c.var.account.id
      const body = writtenPolicy(await bodyOf(c))
      await checkRules(tools, account, body)
      const now = timestamp(clock())
      const policy = { ...body, id: ids.uuid(), created_at: now, updated_at: now }
      const save = () => store.write(account, [{ kind: 'policies', put: policy }])
      const played = await playCase(c, body.name, failedBefore, save)
      if (played) return played
      await save()
      return answer(c, await output(account, policy), 201)
    })
    .get('/:id', async (c) => {
      const account = c.var.account.id
      return answer(c, await output(account, await found(tools, account, 'policies', c.req.param('id'))))
    })
    .put('/:id', async (c) => {
      const account = c.var.account.id
      const stored = await found(tools, account, 'policies', c.req.param('id'))
      const body = writtenPolicy(await bodyOf(c), stored)
      await checkRules(tools, account, body, stored)
      const policy = { ...body, ...keptBy(stored), id: stored.id, updated_at: timestamp(clock()) }
      const save = () => store.write(account, [{ kind: 'policies', put: policy }])
      const played = await playCase(c, body.name, failedBefore, save)
      if (played) return played
      await save()
      return answer(c, await output(account, policy))
    })
    .delete('/:id', async (c) => {
      const account = c.var.account.id
      const { id } = await found(tools, account, 'policies', c.req.param('id'))
      const apps = (await appCounts(store, account)).get(id) ?? 0
      if (apps > 0) throw conflict(`policy is attached to ${apps} application${apps === 1 ? '' : 's'}`)
      await store.write(account, [{ kind: 'policies', remove: id }])
      return answer(c, { id }, 202)
    })
}
