import { canonicalText, sameDocument, writable } from '#core/canonical'
import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { AppError } from '#core/errors'
import { isOfOneApp, ownerElsewhere } from '#core/ownership'
import { type DocumentProblem, documentProblems } from '#core/problems'
import type { Documents } from './cloudflare/documents'
import { UpstreamError } from './cloudflare/upstream-error'
import type { Services } from './env'
import { etagOf } from './etag'
import type { Heard } from './cloudflare/documents'
import type { Begun, Recorder, Write } from './records/recorder'
import type { CloudflareAnswer } from './cloudflare/upstream-call'

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

/** A write that was put down already, as one of a set. */
export type Recorded = Pick<Begun, 'done' | 'failed'>

/**
 * Policies or groups, written so that nobody's work is undone. A change names the version it was made from, and only
 * one change of a document is made at a time. Cloudflare has no conditional write: see docs/decisions/0005. Each write
 * is put down in the history before it is tried, unless `recorded` says that it was.
 */
export interface GuardedDocuments<D extends AccessDocument> {
  /** @throws AppError `invalid_request` at the place of the first problem */
  create(document: object, recorded?: Recorded): Promise<Versioned<D>>
  /** @throws AppError `changed_meanwhile` with the live version when that is not `base`; nothing is written then */
  update(id: string, base: string, document: object, recorded?: Recorded): Promise<Saved<D>>
  /** Answers what stood there. @throws AppError as `update` does */
  remove(id: string, base: string, recorded?: Recorded): Promise<D>
  /** Fails as `create` would before it sends anything. */
  checkNew(document: object): void
  /** Reads the live version, and fails as `update` and `remove` would, writing nothing. */
  check(id: string, base: string, document?: object): Promise<Versioned<D>>
}

/** The record of one write, from before it is tried. */
interface OneRecord {
  begin(write: Omit<Write, 'place'>): Promise<void>
  /** For `catch`: remembers what was answered, and goes on failing. */
  failing(answer: () => CloudflareAnswer): (error: unknown) => never
  done: Begun['done']
}

interface Guard {
  services: Services
  /** The account in whose name the change is made. */
  account: string
  /** Whose documents these are: the account or one of its zones. What is locked is one document below it. */
  owner: string
  requestId: string
  recorder: Recorder
}

export function guardedDocuments<D extends AccessDocument>(
  kind: DocumentKind,
  documents: Documents<D>,
  { services, account, owner, requestId, recorder }: Guard,
): GuardedDocuments<D> {
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
    throw changedMeanwhile(kind, live)
  }

  /** What stands there after a write; the write's own answer when it cannot be read. */
  const readBack = (id: string, answered: D) =>
    documents.get(id).catch((error: unknown) => {
      if (!(error instanceof UpstreamError)) throw error
      services.log('warn', 'read-back-failed', { requestId, message: error.message })
      return answered
    })

  /**
   * Runs a write that puts itself down, or is part of a set that was. However it fails, that is told: once begun, a
   * record must not stay open.
   */
  async function telling<T>(recorded: Recorded | undefined, work: (record: OneRecord) => Promise<T>): Promise<T> {
    let open = recorded
    let heard: () => CloudflareAnswer = () => ({})
    try {
      return await work({
        begin: async (write) => {
          if (!recorded) [open] = await recorder.begin([{ place: { account, owner, kind }, ...write }])
        },
        failing: (answer) => (error) => {
          heard = answer
          throw error
        },
        done: async (...told) => {
          const record = open
          open = undefined
          await record?.done(...told)
        },
      })
    } catch (error) {
      await open?.failed(error, heard())
      throw error
    }
  }

  const checkNew = (document: object) => mustBeValid(errorsOf(kind, writable(kind, document)))

  return {
    create: (document, recorded) =>
      telling(recorded, async (record) => {
        checkNew(document)
        const body = writable(kind, document)
        const { heard, answer } = listening()
        await record.begin({ action: 'create', before: null, after: body })
        const made = await documents.create(body, heard).catch(record.failing(answer))
        await record.done(made, answer())
        return versioned(made)
      }),

    checkNew,

    check: async (id, base, document) => {
      const live = await unchangedSince(base, id)
      if (document) mustBeValid(errorsOf(kind, writable(kind, document), live.document))
      return live
    },

    update: (id, base, document, recorded) => {
      // All that can be done before the comparison is done before it: what remains lies between reading and writing.
      const body = writable(kind, document)
      const wanted = canonicalText(kind, body)
      const doubtful = errorsOf(kind, body)
      return telling(recorded, (record) =>
        locked(id, async () => {
          const live = await unchangedSince(base, id)
          if (doubtful.length > 0) mustBeValid(errorsOf(kind, body, live.document))
          if (wanted === canonicalText(kind, live.document)) {
            await record.done(live.document, {}, 'It was like this already, so nothing was written.')
            return { ...live, written: false }
          }
          const { heard, answer } = listening()
          await record.begin({ action: 'update', id, before: live.document, after: body })
          const answered = await documents.update(id, body, heard).catch(record.failing(answer))
          const now = await readBack(id, answered)
          const warning = warningOf(kind, { sent: body, answered, now })
          if (warning !== undefined) services.log('warn', 'saved-otherwise', { requestId, kind, id })
          // What somebody else made of it in the same moment is theirs, and is noticed as such.
          const isOurs = warning === undefined || !sameDocument(kind, body, answered)
          await record.done(isOurs ? now : answered, answer(), warning)
          return { ...(await versioned(now)), written: true, ...(warning !== undefined && { warning }) }
        }),
      )
    },

    remove: (id, base, recorded) =>
      telling(recorded, (record) =>
        locked(id, async () => {
          const { document } = await unchangedSince(base, id)
          const { heard, answer } = listening()
          await record.begin({ action: 'delete', id, before: document, after: null })
          await documents.remove(id, heard).catch(record.failing(answer))
          await record.done(null, answer())
          return document
        }),
      ),
  }
}

/** Hears what Cloudflare answers to a write. */
function listening(): { heard: Heard; answer: () => CloudflareAnswer } {
  let last: CloudflareAnswer = {}
  return { heard: (answer) => void (last = answer), answer: () => last }
}

/** The refusal of a change that was made from another version than the live one. */
export const changedMeanwhile = (kind: DocumentKind, live: Versioned<AccessDocument>): AppError =>
  new AppError(
    'changed_meanwhile',
    `Somebody changed this ${documentNoun[kind]} after you opened it. Look at what it says now, then decide which version to keep.`,
    { live },
  )

/** What stops a save. What already stands in `base` stops nothing. */
export const errorsOf = (kind: DocumentKind, document: object, base?: AccessDocument): DocumentProblem[] =>
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
