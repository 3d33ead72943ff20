import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { AppError } from '#core/errors'
import { type Context, Hono } from 'hono'
import { answer } from '../answer'
import type { CloudflareAccount } from '../cloudflare/cloudflare'
import type { Documents } from '../cloudflare/documents'
import type { AccountEnv } from '../env'
import { guardedDocuments } from '../guarded-documents'
import { jsonBody } from '../middleware/json-body'

/** The routes of policies and of rule groups. A change names the version it was made from (`If-Match`). */
export function documentRoutes<D extends AccessDocument>(
  kind: DocumentKind,
  documentsOf: (account: CloudflareAccount, param: (name: string) => string) => Documents<D>,
) {
  const documentsIn = (c: Context<AccountEnv>) => documentsOf(c.var.account, (name) => c.req.param(name) ?? '')
  const guarded = (c: Context<AccountEnv>) => {
    const { services, account, requestId } = c.var
    const owner = c.req.param('zone') ?? account.id
    return guardedDocuments(kind, documentsIn(c), { services, account: account.id, owner, requestId })
  }
  const version = (header: string | undefined) => {
    if (header !== undefined) return header
    throw new AppError(
      'base_missing',
      `Say which version of the ${documentNoun[kind]} this change was made from (If-Match).`,
    )
  }

  return new Hono<AccountEnv>()
    .get('/', async (c) => answer(c, await documentsIn(c).list()))
    .post('/', jsonBody<Record<string, unknown>>(), async (c) =>
      answer(c, await guarded(c).create(c.req.valid('json')), 201),
    )
    .get('/:id', async (c) => answer(c, await guarded(c).get(c.req.param('id'))))
    .put('/:id', jsonBody<Record<string, unknown>>(), async (c) => {
      const base = version(c.req.header('if-match'))
      return answer(c, await guarded(c).update(c.req.param('id'), base, c.req.valid('json')))
    })
    .delete('/:id', async (c) => {
      const id = c.req.param('id')
      await guarded(c).remove(id, version(c.req.header('if-match')))
      return answer(c, { id })
    })
}
