import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { type DocumentChange, NEW_ID } from '#core/change-set'
import { AppError } from '#core/errors'
import { type Context, Hono } from 'hono'
import { answer } from '../answer'
import type { CloudflareAccount } from '../cloudflare/cloudflare'
import type { Documents } from '../cloudflare/documents'
import type { AccountEnv } from '../env'
import { type GuardedDocuments, guardedDocuments } from '../guarded-documents'
import { jsonBody } from '../middleware/json-body'
import { publish } from '../publish'
import { nothingIsWritten } from '../records/recorder'

/** The routes of policies and of rule groups. A change names the version it was made from (`If-Match`). */
export function documentRoutes<D extends AccessDocument>(
  kind: DocumentKind,
  documentsOf: (account: CloudflareAccount, param: (name: string) => string) => Documents<D>,
) {
  const documentsIn = (c: Context<AccountEnv>) => documentsOf(c.var.account, (name) => c.req.param(name) ?? '')
  /** For reading. */
  const guarded = (c: Context<AccountEnv>) => {
    const { services, account, requestId } = c.var
    const owner = c.req.param('zone') ?? account.id
    const guard = { services, account: account.id, owner, requestId, recorder: nothingIsWritten }
    return guardedDocuments(kind, documentsIn(c), guard)
  }
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
    .get('/:id', async (c) => answer(c, await guarded(c).get(c.req.param('id'))))
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
