import { Hono } from 'hono'
import { linksOf, withLinks } from './app-links'
import { appOutput, appPolicyOutput, except } from './output'
import { needs } from './authenticate'
import { timestamp, type Env, type Tools } from './context'
import { answer, paged } from './envelope'
import { conflict, Failure, invalidRequest, unknownApplication } from './failure'
import { found } from './found'
import { contains } from './read-only'
import type { Document } from './seed-account'
import { bodyOf, keptBy } from './written'
import { writtenLinks } from './written-links'

const TYPES = new Set([
  'self_hosted',
  'saas',
  'ssh',
  'vnc',
  'app_launcher',
  'warp',
  'biso',
  'bookmark',
  'dash_sso',
  'infrastructure',
  'rdp',
  'mcp',
  'mcp_portal',
  'proxy_endpoint',
])

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The application that a path names. */
export async function appOfPath(tools: Tools, account: string, id: string): Promise<Document> {
  if (tools.profile === 'strict' && !UUID.test(id))
    throw new Failure(400, 12045, 'access.api.error.invalid_application_id')
  return found(tools, account, 'apps', id, unknownApplication)
}

/** `/access/apps`: applications. They hold links to reusable policies, and app-only policies whole. */
export function apps(tools: Tools) {
  const { store, clock, ids } = tools
  return new Hono<Env>()
    .use(needs('Access: Apps and Policies'))
    .get('/', async (c) => {
      const account = c.var.account.id
      const query = c.req.query()
      const policies = await policiesOf(tools, account)
      const rows = (await store.all(account, 'apps')).filter((app) => isAsked(app, query))
      return paged(c, rows, { usual: 1000, max: 1000 }, (app) => shown(app, policies))
    })
    .post('/', async (c) => {
      const account = c.var.account.id
      const body = await bodyOf(c)
      const now = timestamp(clock())
      const made = { id: ids.uuid(), aud: ids.hex(64), created_at: now, updated_at: now }
      const app = await writtenApp(tools, account, body, made)
      await store.write(account, [{ kind: 'apps', put: app }])
      return answer(c, shown(app, await policiesOf(tools, account)), 201)
    })
    .get('/:id', async (c) => {
      const account = c.var.account.id
      return answer(c, shown(await appOfPath(tools, account, c.req.param('id')), await policiesOf(tools, account)))
    })
    .put('/:id', async (c) => {
      const account = c.var.account.id
      const stored = await appOfPath(tools, account, c.req.param('id'))
      const kept = { ...keptBy(stored), id: stored.id, aud: stored.aud, updated_at: timestamp(clock()) }
      const app = await writtenApp(tools, account, await bodyOf(c), kept, stored)
      await store.write(account, [{ kind: 'apps', put: app }])
      return answer(c, shown(app, await policiesOf(tools, account)))
    })
    .delete('/:id', async (c) => {
      const account = c.var.account.id
      const { id } = await appOfPath(tools, account, c.req.param('id'))
      await store.write(account, [{ kind: 'apps', remove: id }])
      return answer(c, { id }, 202)
    })
}

async function policiesOf({ store }: Tools, account: string) {
  return new Map((await store.all(account, 'policies')).map((policy) => [policy.id, policy]))
}

/** With its policies whole, in the order in which they are judged. A link to a policy that is gone is left out. */
function shown(app: Document, reusable: ReadonlyMap<string, Document>) {
  const policies = linksOf(app).flatMap(({ id, precedence, own }) => {
    const policy = own ?? reusable.get(id)
    return policy ? [appPolicyOutput(policy, { precedence, reusable: !own })] : []
  })
  return appOutput(app, policies)
}

function isAsked(app: Document, query: Record<string, string>) {
  const exact = query.exact === 'true'
  const is = (value: unknown, wanted: string | undefined) =>
    wanted === undefined || (exact ? value === wanted : contains(value, wanted))
  return (
    is(app.name, query.name) &&
    is(app.domain, query.domain) &&
    (query.aud === undefined || app.aud === query.aud) &&
    (query.search === undefined || [app.name, app.domain].some((text) => contains(text, query.search ?? '')))
  )
}

async function writtenApp(
  tools: Tools,
  account: string,
  body: Record<string, unknown>,
  kept: { id: string; [key: string]: unknown },
  stored?: Document,
): Promise<Document> {
  if (!TYPES.has(String(body.type))) throw invalidRequest('app type is missing or invalid')
  await checkTags(tools, account, body.tags)
  await checkDomain(tools, account, body.domain, kept.id)
  const app = { session_duration: '24h', ...except(body, 'policies'), ...kept }
  return withLinks(app, await writtenLinks(tools, account, body.policies, stored))
}

async function checkTags({ store }: Tools, account: string, tags: unknown) {
  if (!Array.isArray(tags) || tags.length === 0) return
  const known = new Set((await store.all(account, 'tags')).map(({ name }) => name))
  if (!tags.every((tag) => known.has(tag))) throw invalidRequest('tags contain a tag that does not exist')
}

async function checkDomain({ store }: Tools, account: string, domain: unknown, id: string) {
  if (typeof domain !== 'string' || domain === '') return
  const owner = (await store.all(account, 'apps')).find((app) => app.id !== id && app.domain === domain)
  if (owner) throw conflict(`domain ${domain} belongs to another application`)
}
