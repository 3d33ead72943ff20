import { Hono } from 'hono'
import { linksOf, withLinks, type Link } from './app-links'
import { appOfPath } from './apps'
import { needs } from './authenticate'
import { playCase } from './cases'
import type { Env, Tools } from './context'
import { answer, paged } from './envelope'
import { invalidRequest, notFound } from './failure'
import { FIXTURE, found } from './found'
import { appPolicyOutput, except, policyOutput } from './output'
import type { Document } from './seed-account'
import { bodyOf } from './written'
import { checkPrecedences, ownPolicy } from './written-links'

/**
 * `/access/apps/{app_id}/policies`: the policies of one application. Only those that live in it alone can be changed
 * here; a reusable one is read here and changed at its own path.
 */
export function appPolicies(tools: Tools) {
  const { store } = tools
  const failedBefore = new Set<string>()

  const shape = async (account: string, { id, precedence, own }: Link) =>
    appPolicyOutput(own ?? (await found(tools, account, 'policies', id)), { precedence, reusable: !own })

  async function linkOf(account: string, app: string, policy: string) {
    const stored = await appOfPath(tools, account, app)
    const link = linksOf(stored).find(({ id }) => id === policy)
    if (link) return { app: stored, link }
    if (tools.profile === 'strict') throw notFound()
    return { app: stored, link: { id: policy, precedence: 1, own: { ...FIXTURE, id: policy } } }
  }

  /** The app-only policy; a reusable one is refused, in Cloudflare's case without a word of why. */
  async function ownOf(account: string, app: string, policy: string) {
    const { app: stored, link } = await linkOf(account, app, policy)
    if (!link.own) throw invalidRequest()
    return { app: stored, own: link.own, precedence: link.precedence }
  }

  return new Hono<Env>()
    .use(needs('Access: Apps and Policies'))
    .get('/:app/policies', async (c) => {
      const account = c.var.account.id
      const links = linksOf(await appOfPath(tools, account, c.req.param('app')))
      const rows = await Promise.all(links.map((link) => shape(account, link)))
      return paged(c, rows, { usual: 200, max: 1000 }, (row) => row)
    })
    .post('/:app/policies', async (c) => {
      const account = c.var.account.id
      const app = await appOfPath(tools, account, c.req.param('app'))
      const body = await bodyOf(c)
      const own = await ownPolicy(tools, account, body)
      const links = linksOf(app)
      const link = { id: own.id, own, precedence: precedenceIn(body) ?? (links.at(-1)?.precedence ?? 0) + 1 }
      checkPrecedences([...links, link])
      const save = () => store.write(account, [{ kind: 'apps', put: withLinks(app, [...links, link]) }])
      const played = await playCase(c, own.name, failedBefore, save)
      if (played) return played
      await save()
      return answer(c, await shape(account, link), 201)
    })
    .get('/:app/policies/:id', async (c) => {
      const account = c.var.account.id
      const { link } = await linkOf(account, c.req.param('app'), c.req.param('id'))
      return answer(c, await shape(account, link))
    })
    .put('/:app/policies/:id', async (c) => {
      const account = c.var.account.id
      const stored = await ownOf(account, c.req.param('app'), c.req.param('id'))
      const body = await bodyOf(c)
      const own = await ownPolicy(tools, account, body, stored.own)
      const link = { id: own.id, own, precedence: precedenceIn(body) ?? stored.precedence }
      const links = [...others(stored.app, own.id), link]
      checkPrecedences(links)
      const save = () => store.write(account, [{ kind: 'apps', put: withLinks(stored.app, links) }])
      const played = await playCase(c, own.name, failedBefore, save)
      if (played) return played
      await save()
      return answer(c, await shape(account, link))
    })
    .delete('/:app/policies/:id', async (c) => {
      const account = c.var.account.id
      const { app, own } = await ownOf(account, c.req.param('app'), c.req.param('id'))
      await store.write(account, [{ kind: 'apps', put: withLinks(app, others(app, own.id)) }])
      return answer(c, { id: own.id }, 202)
    })
    .put('/:app/policies/:id/make_reusable', async (c) => {
      const account = c.var.account.id
      const { app, own, precedence } = await ownOf(account, c.req.param('app'), c.req.param('id'))
      const links = [...others(app, own.id), { id: own.id, precedence }]
      await store.write(account, [
        { kind: 'policies', put: { ...except(own, 'reusable', 'precedence'), id: own.id } },
        { kind: 'apps', put: withLinks(app, links) },
      ])
      return answer(c, policyOutput(await found(tools, account, 'policies', own.id), 1))
    })
}

const others = (app: Document, id: string) => linksOf(app).filter((link) => link.id !== id)

const precedenceIn = ({ precedence }: Record<string, unknown>) =>
  typeof precedence === 'number' ? precedence : undefined
