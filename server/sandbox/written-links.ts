import { isObject } from '#core/json'
import { linksOf, type Link } from './app-links'
import { timestamp, type Tools } from './context'
import { invalidRequest } from './failure'
import { checkRules } from './rules'
import type { Document } from './seed-account'
import { keptBy, writtenPolicy } from './written'

/**
 * The policies of an application as a write of the whole application sends them: each a bare id, `{ id, precedence }`,
 * or a whole app-only policy. An app-only policy that is not sent again is gone, and without a list all are detached.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/policy-management/
 */
export async function writtenLinks(tools: Tools, account: string, sent: unknown, stored?: Document): Promise<Link[]> {
  if (sent === undefined || sent === null) return []
  if (!Array.isArray(sent)) throw invalidRequest('policies is not a list')
  const before = new Map((stored ? linksOf(stored) : []).map((link) => [link.id, link]))
  const links: Link[] = []
  for (const [index, entry] of sent.entries()) {
    const precedence = isObject(entry) && typeof entry.precedence === 'number' ? entry.precedence : index + 1
    links.push(await writtenLink(tools, account, entry, precedence, before))
  }
  // What was there before may stay beside links: only a request that brings both anew is refused.
  const isNew = ({ id }: Link) => !before.has(id)
  if (links.some((link) => link.own && isNew(link)) && links.some((link) => !link.own)) {
    throw invalidRequest('reusable policies and inline policies cannot be used together')
  }
  checkPrecedences(links)
  return links
}

export function checkPrecedences(links: readonly Link[]) {
  if (new Set(links.map(({ precedence }) => precedence)).size !== links.length) {
    throw invalidRequest('policy precedences must be unique')
  }
}

async function writtenLink(
  tools: Tools,
  account: string,
  entry: unknown,
  precedence: number,
  before: ReadonlyMap<string, Link>,
): Promise<Link> {
  const id = typeof entry === 'string' ? entry : isObject(entry) && typeof entry.id === 'string' ? entry.id : undefined
  const known = id === undefined ? undefined : before.get(id)
  if (isObject(entry) && Array.isArray(entry.include) && (id === undefined || known?.own)) {
    const own = await ownPolicy(tools, account, entry, known?.own)
    return { id: own.id, precedence, own }
  }
  if (id === undefined) throw invalidRequest('a policy has neither an id nor rules')
  if (known?.own) return { ...known, precedence }
  const exists = tools.profile === 'lenient' || (await tools.store.find(account, 'policies', id))
  if (!exists) throw invalidRequest('policies contain a policy that does not exist')
  return { id, precedence }
}

/** An app-only policy as a write stores it. */
export async function ownPolicy(
  tools: Tools,
  account: string,
  sent: Record<string, unknown>,
  stored?: Document,
): Promise<Document> {
  const body = writtenPolicy(sent, stored)
  await checkRules(tools, account, body, stored)
  const now = timestamp(tools.clock())
  const kept = stored ? { ...keptBy(stored), id: stored.id } : { id: tools.ids.uuid(), created_at: now }
  return { ...body, ...kept, reusable: false, updated_at: now }
}
