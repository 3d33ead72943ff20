import { type ChangeOutcome, type DocumentChange, NEW_ID } from '#core/change-set'
import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { AppError } from '#core/errors'
import { withIds } from '#core/rewritten'
import { inDependencyOrder } from './change-order'
import { appErrorOf } from './cloudflare/errors'
import { UpstreamError } from './cloudflare/upstream-error'
import type { GuardedDocuments, Versioned } from './guarded-documents'

export type GuardedByKind = Record<DocumentKind, GuardedDocuments<AccessDocument>>

/** A change that was made, and how to take it back. */
interface Made {
  outcome: ChangeOutcome
  undo: () => Promise<string | undefined>
  /** The same as a change, for a later try; absent when there is nothing to set back. */
  inverse?: DocumentChange | undefined
}

/**
 * Makes several changes as one. All of them are looked at first, so that nothing is written when one of them cannot
 * hold. Then they are written in dependency order. The first that fails ends it: what was done is undone, last first,
 * as long as nobody changed it meanwhile.
 * @throws AppError with `changes`: what became of each of them
 */
export async function applyAll(changes: readonly DocumentChange[], documents: GuardedByKind): Promise<ChangeOutcome[]> {
  const live = await checked(changes, documents)
  const steps = inDependencyOrder(changes, (change) => live.get(change)?.document)
  const newIds = new Map<string, string>()
  const made: Made[] = []
  for (const step of steps) {
    try {
      made.push(await apply(step, live.get(step), documents[step.kind], newIds))
    } catch (error) {
      const failure = asAppError(error)
      const rest = steps.slice(made.length + 1)
      const outcomes = [
        ...(await undone(made)),
        outcomeOf(step, live.get(step), 'failed', failure.message),
        ...rest.map((other) => outcomeOf(other, live.get(other), 'not_done')),
      ]
      throw failed(failure, outcomes)
    }
  }
  return made.map(({ outcome }) => outcome)
}

type Live = ReadonlyMap<DocumentChange, Versioned<AccessDocument>>

/** What stands for a new object while documents are checked: what it will be called is not known yet. */
const STAND_IN = '00000000-0000-4000-8000-000000000000'

/** The live version of everything that is changed or deleted; fails when one of them is not as expected. */
async function checked(changes: readonly DocumentChange[], documents: GuardedByKind): Promise<Live> {
  const live = new Map<DocumentChange, Versioned<AccessDocument>>()
  const created = new Set(changes.flatMap(({ action, kind, id }) => (action === 'create' ? [`${kind}:${id}`] : [])))
  const body = (document: Record<string, unknown>) =>
    withIds(document, ({ kind, id }) => (created.has(`${kind}:${id}`) ? STAND_IN : undefined))
  const failures = new Map<DocumentChange, AppError>()
  for (const change of changes) {
    const { kind, id } = change
    try {
      if (change.action === 'create') documents[kind].checkNew(body(change.document))
      else {
        const document = change.action === 'update' ? body(change.document) : undefined
        live.set(change, await documents[kind].check(id, change.etag, document))
      }
    } catch (error) {
      const failure = asAppError(error)
      failures.set(change, failure)
      if (failure.code === 'changed_meanwhile') live.set(change, failure.details.live as Versioned<AccessDocument>)
      // The others are looked at all the same, so that everything that stands in the way is told; not in an outage.
      else if (failure.code !== 'invalid_request' && failure.code !== 'not_found') break
    }
  }
  const [first] = failures.values()
  if (first) {
    const outcomes = changes.map((change) => {
      const failure = failures.get(change)
      return outcomeOf(change, live.get(change), failure ? 'failed' : 'not_done', failure?.message)
    })
    throw failed(first, outcomes)
  }
  return live
}

async function apply(
  change: DocumentChange,
  live: Versioned<AccessDocument> | undefined,
  documents: GuardedDocuments<AccessDocument>,
  newIds: Map<string, string>,
): Promise<Made> {
  const body = (document: Record<string, unknown>) => withIds(document, ({ kind, id }) => newIds.get(`${kind}:${id}`))
  if (change.action === 'create') {
    const made = await documents.create(body(change.document))
    newIds.set(`${change.kind}:${change.id}`, made.document.id)
    const outcome: ChangeOutcome = { ...outcomeOf(change, made, 'done'), id: made.document.id }
    const inverse = { action: 'delete', kind: change.kind, id: made.document.id, etag: made.etag } as const
    return { outcome, inverse, undo: async () => void (await documents.remove(inverse.id, inverse.etag)) }
  }
  if (change.action === 'update') {
    const saved = await documents.update(change.id, change.etag, body(change.document))
    const outcome = outcomeOf(change, saved, 'done', saved.warning)
    const inverse: DocumentChange | undefined =
      saved.written && live
        ? { action: 'update', kind: change.kind, id: change.id, etag: saved.etag, document: live.document }
        : undefined
    const undo = async () => inverse && (await documents.update(inverse.id, inverse.etag, inverse.document)).warning
    return { outcome, undo, inverse }
  }
  const before = await documents.remove(change.id, change.etag)
  const undo = async () => {
    await documents.create(before)
    return 'It was made again. To Cloudflare it is a new object, with a new id.'
  }
  const inverse: DocumentChange = { action: 'create', kind: change.kind, id: `${NEW_ID}${change.id}`, document: before }
  return { outcome: outcomeOf(change, live, 'done'), undo, inverse }
}

/** Takes back what was made, last first, and tells of each in the order in which it was made. */
async function undone(made: readonly Made[]): Promise<ChangeOutcome[]> {
  const outcomes: ChangeOutcome[] = []
  for (const { outcome, undo, inverse } of made.toReversed()) {
    try {
      const message = await undo()
      outcomes.unshift({ ...outcome, state: 'undone', ...(message !== undefined && { message }) })
    } catch (error) {
      const { code, message } = asAppError(error)
      const theirs = code === 'changed_meanwhile'
      const why = theirs ? 'Somebody changed it meanwhile.' : message
      const again = theirs || !inverse ? {} : { undo: inverse }
      outcomes.unshift({ ...outcome, state: 'left', message: `${why} ${whatToDo(outcome)}`, ...again })
    }
  }
  return outcomes
}

function whatToDo({ action, kind }: ChangeOutcome): string {
  const noun = documentNoun[kind]
  if (action === 'create') return `So the new ${noun} is still there: delete it if it is not needed.`
  if (action === 'update') return `So the change is still there: open this ${noun} and set it back by hand.`
  return `So this ${noun} is still gone: make it again if it is needed.`
}

function outcomeOf(
  change: DocumentChange,
  version: { document: AccessDocument } | undefined,
  state: ChangeOutcome['state'],
  message?: string,
): ChangeOutcome {
  const { action, kind, id } = change
  const told = version?.document.name ?? ('document' in change ? change.document['name'] : undefined)
  const name = typeof told === 'string' && told !== '' ? told : `a ${documentNoun[kind]} without a name`
  return { action, kind, id, name, state, ...(message !== undefined && { message }) }
}

// A mistake of our own must not keep what was done from being undone and told; it is the cause of what is thrown.
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof UpstreamError) return appErrorOf(error)
  return new AppError('failed', 'Something went wrong in Gatehouse itself.', {}, { cause: error })
}

/** The failure of one change as the failure of all, with what became of each. */
function failed({ code, message, details, cause }: AppError, changes: ChangeOutcome[]): AppError {
  const culprit = changes.find(({ state }) => state === 'failed')
  const left = changes.some(({ state }) => state === 'left')
  const outcome = left
    ? 'Not everything could be set back: see below.'
    : changes.some(({ state }) => state === 'undone')
      ? 'What had been done before is undone.'
      : 'Nothing was changed.'
  return new AppError(code, `“${culprit?.name}”: ${message} ${outcome}`, { ...details, changes }, { cause })
}
