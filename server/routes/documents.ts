import { canonicalText, writable } from '#core/canonical'
import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { AppError } from '#core/errors'
import { isOfOneApp, ownerElsewhere } from '#core/ownership'
import { documentProblems } from '#core/problems'
import { type Context, Hono } from 'hono'
import { answer } from '../answer'
import type { CloudflareAccount } from '../cloudflare/cloudflare'
import type { Documents } from '../cloudflare/documents'
import { UpstreamError } from '../cloudflare/upstream-error'
import type { AccountEnv, Services } from '../env'
import { etagOf } from '../etag'
import { jsonBody } from '../middleware/json-body'

/** The first problem that stops a save, as an error at its place. What already stands in `base` stops nothing. */
function mustBeValid(kind: DocumentKind, document: object, base?: AccessDocument): void {
  const problem = documentProblems(kind, document, base).find(({ severity }) => severity === 'error')
  if (problem) throw new AppError('invalid_request', problem.message, { place: problem.place })
}

/** What belongs elsewhere is changed there: here it would be the wrong path, or nobody's to change. */
function mustBeOurs(kind: DocumentKind, document: AccessDocument, account: string): void {
  if (isOfOneApp(document)) {
    throw new AppError('not_allowed', 'This policy belongs to one application, and is changed in that application.')
  }
  if (ownerElsewhere(document, account) !== undefined) {
    throw new AppError(
      'not_allowed',
      `This ${documentNoun[kind]} belongs to another Cloudflare account, which only shares it with this one. It is changed there.`,
    )
  }
}

/**
 * The routes of policies and of rule groups. A change names the version it was made from (`If-Match`); only one change
 * of a document is made at a time, because between the comparison and the write another one could get lost.
 */
export function documentRoutes<D extends AccessDocument>(
  kind: DocumentKind,
  documentsOf: (account: CloudflareAccount, param: (name: string) => string) => Documents<D>,
) {
  const noun = documentNoun[kind]
  const documentsIn = (c: Context<AccountEnv>) => documentsOf(c.var.account, (name) => c.req.param(name) ?? '')
  const versioned = async ({ sha256 }: Services, document: D) => ({
    document,
    etag: await etagOf(sha256, kind, document),
  })

  /** The live document, if it is still the version that the change was made from. */
  const unchangedSince = async (services: Services, version: string, documents: Documents<D>, id: string) => {
    const live = await versioned(services, await documents.get(id))
    if (live.etag === version) return live
    throw new AppError(
      'changed_meanwhile',
      `Somebody changed this ${noun} after you opened it. Look at what it says now, then decide which version to keep.`,
      { live },
    )
  }
  const version = (header: string | undefined) => {
    if (header !== undefined) return header
    throw new AppError('base_missing', `Say which version of the ${noun} this change was made from (If-Match).`)
  }

  return new Hono<AccountEnv>()
    .get('/', async (c) => answer(c, await documentsIn(c).list()))
    .post('/', jsonBody<Record<string, unknown>>(), async (c) => {
      const body = writable(kind, c.req.valid('json'))
      mustBeValid(kind, body)
      return answer(c, await versioned(c.var.services, await documentsIn(c).create(body)), 201)
    })
    .get('/:id', async (c) => answer(c, await versioned(c.var.services, await documentsIn(c).get(c.req.param('id')))))
    .put('/:id', jsonBody<Record<string, unknown>>(), async (c) => {
      const { account, services } = c.var
      const id = c.req.param('id')
      const base = version(c.req.header('if-match'))
      const body = writable(kind, c.req.valid('json'))
      const documents = documentsIn(c)
      return services.lock(`${account.id}/${kind}/${id}`, async () => {
        const live = await unchangedSince(services, base, documents, id)
        mustBeOurs(kind, live.document, account.id)
        mustBeValid(kind, body, live.document)
        if (canonicalText(kind, body) === canonicalText(kind, live.document)) {
          return answer(c, { ...live, written: false })
        }
        const saved = await documents.update(id, body)
        const now = await documents.get(id).catch((error: unknown) => {
          if (!(error instanceof UpstreamError)) throw error
          services.log('warn', 'read-back-failed', { requestId: c.var.requestId, message: error.message })
          return saved
        })
        return answer(c, { ...(await versioned(services, now)), written: true })
      })
    })
    .delete('/:id', async (c) => {
      const { account, services } = c.var
      const id = c.req.param('id')
      const base = version(c.req.header('if-match'))
      const documents = documentsIn(c)
      return services.lock(`${account.id}/${kind}/${id}`, async () => {
        const { document } = await unchangedSince(services, base, documents, id)
        mustBeOurs(kind, document, account.id)
        await documents.remove(id)
        return answer(c, { id })
      })
    })
}
