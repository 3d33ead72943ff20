import { Hono } from 'hono'
import { needs } from './authenticate'
import { timestamp, type Env, type Tools } from './context'
import { answer, paged } from './envelope'
import { invalidRequest } from './failure'
import { found } from './found'
import { except } from './output'
import type { Document } from './seed-account'
import { bodyOf } from './written'

/** Seen in refusals of Cloudflare; the documentation names no limit. */
const LONGEST_NAME = 35

/** `/access/tags`: names that applications are marked with. The name is the id. */
export const tags = (tools: Tools) => {
  const { store, clock } = tools
  const countIn = async (account: string) => {
    const named = (await store.all(account, 'apps')).flatMap((app) => (Array.isArray(app.tags) ? app.tags : []))
    return (tag: Document) => ({
      ...except(tag, 'id'),
      app_count: named.filter((name) => name === tag.name).length,
    })
  }
  return new Hono<Env>()
    .use(needs('Access: Apps and Policies'))
    .get('/', async (c) => {
      const { id } = c.var.account
      return paged(c, await store.all(id, 'tags'), { usual: 50, max: 1000 }, await countIn(id))
    })
    .post('/', async (c) => {
      const { id } = c.var.account
      const { name } = await bodyOf(c)
      if (typeof name !== 'string' || name === '') throw invalidRequest('tag name should not be empty')
      if (name.length > LONGEST_NAME) throw invalidRequest(`tag name is longer than ${LONGEST_NAME} characters`)
      if (await byName(tools, id, name)) throw invalidRequest('tag names must be unique')
      const now = timestamp(clock())
      const tag = { id: name, name, created_at: now, updated_at: now }
      await store.write(id, [{ kind: 'tags', put: tag }])
      return answer(c, (await countIn(id))(tag), 201)
    })
    .get('/:name', async (c) => {
      const { id } = c.var.account
      const name = c.req.param('name')
      const tag = (await byName(tools, id, name)) ?? (await found(tools, id, 'tags', name))
      return answer(c, (await countIn(id))(tag))
    })
}

const byName = async ({ store }: Tools, account: string, name: string) =>
  (await store.all(account, 'tags')).find((tag) => tag.name === name)
