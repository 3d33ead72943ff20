import { canonicalText, sameDocument, writable } from '#core/canonical'
import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { AppError } from '#core/errors'
import { isOfOneApp, ownerElsewhere } from '#core/ownership'
import { type DocumentProblem, documentProblems } from '#core/problems'
import type { Documents } from './cloudflare/documents'
import { UpstreamError } from './cloudflare/upstream-error'
import type { Services } from './env'
import { etagOf } from './etag'

/** A document and the version it was read at, which a change of it must name. */
export interface Versioned<D> {
  document: D
  etag: string
}

/** What a save answers. `written` is false when there was nothing to change. */
export interface Saved<D> extends Versioned<D> {
  written: boolean
  /** The save went through, but what Cloudflare has now is not what was sent: whole sentences. */
  warning?: string
}

/**
 * Policies or groups, written so that nobody's work is undone. A change names the version it was made from, and only
 * one change of a document is made at a time. Cloudflare has no conditional write: see docs/decisions/0005.
 */
export interface GuardedDocuments<D extends AccessDocument> {
  get(id: string): Promise<Versioned<D>>
  /** @throws AppError `invalid_request` at the place of the first problem */
  create(document: object): Promise<Versioned<D>>
  /** @throws AppError `changed_meanwhile` with the live version when that is not `base`; nothing is written then */
  update(id: string, base: string, document: object): Promise<Saved<D>>
  /** Answers what stood there. @throws AppError as `update` does */
  remove(id: string, base: string): Promise<D>
  /** Fails as `create` would before it sends anything. */
  checkNew(document: object): void
  /** Reads the live version, and fails as `update` and `remove` would, writing nothing. */
  check(id: string, base: string, document?: object): Promise<Versioned<D>>
}

interface Guard {
  services: Services
  /** The account in whose name the change is made. */
  account: string
  /** Whose documents these are: the account or one of its zones. What is locked is one document below it. */
  owner: string
  requestId: string
}

export function guardedDocuments<D extends AccessDocument>(
  kind: DocumentKind,
  documents: Documents<D>,
  { services, account, owner, requestId }: Guard,
): GuardedDocuments<D> {
  const noun = documentNoun[kind]
  const versioned = async (document: D): Promise<Versioned<D>> => ({
    document,
    etag: await etagOf(services.sha256, kind, document),
  })
  const locked = <T>(id: string, work: () => Promise<T>) => services.lock(`${owner}/${kind}/${id}`, work)

  /** The live document, if it is still the version that the change was made from and ours to change. */
  const unchangedSince = async (base: string, id: string): Promise<Versioned<D>> => {
    const live = await versioned(await documents.get(id))
    if (live.etag === base) {
      mustBeOurs(kind, live.document, account)
      return live
    }
    throw new AppError(
      'changed_meanwhile',
      `Somebody changed this ${noun} after you opened it. Look at what it says now, then decide which version to keep.`,
      { live },
    )
  }

  /** What stands there after a write; the write's own answer when it cannot be read. */
  const readBack = (id: string, answered: D) =>
    documents.get(id).catch((error: unknown) => {
      if (!(error instanceof UpstreamError)) throw error
      services.log('warn', 'read-back-failed', { requestId, message: error.message })
      return answered
    })

  const checkNew = (document: object) => mustBeValid(errorsOf(kind, writable(kind, document)))

  return {
    get: async (id) => versioned(await documents.get(id)),

    create: async (document) => {
      checkNew(document)
      return versioned(await documents.create(writable(kind, document)))
    },

    checkNew,

    check: async (id, base, document) => {
      const live = await unchangedSince(base, id)
      if (document) mustBeValid(errorsOf(kind, writable(kind, document), live.document))
      return live
    },

    update: async (id, base, document) => {
      // All that can be done before the comparison is done before it: what remains lies between reading and writing.
      const body = writable(kind, document)
      const wanted = canonicalText(kind, body)
      const doubtful = errorsOf(kind, body)
      return locked(id, async () => {
        const live = await unchangedSince(base, id)
        if (doubtful.length > 0) mustBeValid(errorsOf(kind, body, live.document))
        if (wanted === canonicalText(kind, live.document)) return { ...live, written: false }
        const answered = await documents.update(id, body)
        const now = await readBack(id, answered)
        const warning = warningOf(kind, { sent: body, answered, now })
        if (warning !== undefined) services.log('warn', 'saved-otherwise', { requestId, kind, id })
        return { ...(await versioned(now)), written: true, ...(warning !== undefined && { warning }) }
      })
    },

    remove: (id, base) =>
      locked(id, async () => {
        const { document } = await unchangedSince(base, id)
        await documents.remove(id)
        return document
      }),
  }
}

/** What stops a save. What already stands in `base` stops nothing. */
const errorsOf = (kind: DocumentKind, document: object, base?: AccessDocument): DocumentProblem[] =>
  documentProblems(kind, document, base).filter(({ severity }) => severity === 'error')

function mustBeValid([problem]: readonly DocumentProblem[]): void {
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

/** Why what stands there after a save is not what was sent; `undefined` = it is. */
function warningOf(
  kind: DocumentKind,
  { sent, answered, now }: { sent: object; answered: object; now: object },
): string | undefined {
  const noun = documentNoun[kind]
  if (sameDocument(kind, sent, now)) return undefined
  return sameDocument(kind, sent, answered)
    ? `Somebody else saved this ${noun} in the same moment, past Gatehouse. Cloudflare took your version and then theirs. Compare, and save again what is missing.`
    : `Cloudflare did not keep this ${noun} exactly as it was sent. Compare what it has now with what you wanted.`
}
