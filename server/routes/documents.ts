import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { type DocumentChange, NEW_ID } from '#core/change-set'
import { AppError } from '#core/errors'
import { type Context, Hono } from 'hono'
import { answer } from '../answer'
import type { CachedDocuments } from '../cloudflare/cached-documents'
import type { CloudflareAccount } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import type { GuardedDocuments } from '../guarded-documents'
import { jsonBody } from '../middleware/json-body'
import { etagOf } from '../etag'
import { publish } from '../publish'

/**
 * The routes of policies and of rule groups. A change names the version it was made from (`If-Match`). One is opened from
 * a list that was read a moment ago; `?latest=yes` asks Cloudflare itself.
 */
export function documentRoutes<D extends AccessDocument>(
  kind: DocumentKind,
  documentsOf: (account: CloudflareAccount, param: (name: string) => string) => CachedDocuments<D>,
) {
  const documentsIn = (c: Context<AccountEnv>) => documentsOf(c.var.account, (name) => c.req.param(name) ?? '')
  const version = (header: string | undefined) => {
    if (header !== undefined) return header
    throw new AppError(
      'base_missing',
      `Say which version of the ${documentNoun[kind]} this change was made from (If-Match).`,
    )
  }

  /** One change by itself. Guards stop it as they stop a set; who may override them publishes a set. */
  const publishOne = <T extends object>(
    c: Context<AccountEnv>,
    change: DocumentChange,
    write: (documents: GuardedDocuments<AccessDocument>) => Promise<T>,
  ) => publish(c, [change], { zone: c.req.param('zone') }, (documents) => write(documents[kind]))

  return new Hono<AccountEnv>()
    .get('/', async (c) => answer(c, await documentsIn(c).list()))
    .post('/', jsonBody<Record<string, unknown>>(), async (c) => {
      const document = c.req.valid('json')
      const change = { action: 'create', kind, id: `${NEW_ID}1`, document } as const
      return answer(c, await publishOne(c, change, (documents) => documents.create(document)), 201)
    })
    .get('/:id', async (c) => {
      const [documents, id] = [documentsIn(c), c.req.param('id')]
      const document = await (c.req.query('latest') === 'yes' ? documents.get(id) : documents.lately(id))
      return answer(c, { document, etag: await etagOf(c.var.services.sha256, kind, document) })
    })
    .put('/:id', jsonBody<Record<string, unknown>>(), async (c) => {
      const [id, etag, document] = [c.req.param('id'), version(c.req.header('if-match')), c.req.valid('json')]
      const change = { action: 'update', kind, id, etag, document } as const
      return answer(c, await publishOne(c, change, (documents) => documents.update(id, etag, document)))
    })
    .delete('/:id', async (c) => {
      const [id, etag] = [c.req.param('id'), version(c.req.header('if-match'))]
      const gone = async (documents: GuardedDocuments<AccessDocument>) => {
        await documents.remove(id, etag)
        return { id }
      }
      return answer(c, await publishOne(c, { action: 'delete', kind, id, etag }, gone))
    })
}
