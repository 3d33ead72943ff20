import { writable } from '#core/canonical'
import { type ChangeOutcome, type DocumentChange, NEW_ID } from '#core/change-set'
import { type AccessDocument, type DocumentKind, documentNoun } from '#core/document-kind'
import { AppError } from '#core/errors'
import { withIds } from '#core/rewritten'
import { inDependencyOrder } from './change-order'
import { appErrorOf } from './cloudflare/errors'
import { UpstreamError } from './cloudflare/upstream-error'
import type { GuardedDocuments, Versioned } from './guarded-documents'
import type { Begun, Recorder, Write } from './records/recorder'
import { StorageError } from './store/storage-error'
import { storageFailure } from './cloudflare/not-stored'

export type GuardedByKind = Record<DocumentKind, GuardedDocuments<AccessDocument>>

/** A change that was made, and how to take it back. */
interface Made {
  outcome: ChangeOutcome
  undo: (recorded: Pick<Begun, 'done' | 'failed'>) => Promise<string | undefined>
  record: Begun
  /** The same as a change, for a later try; absent when there is nothing to set back. */
  inverse?: DocumentChange | undefined
}

/**
 * Makes several changes as one. All of them are looked at first, so that nothing is written when one of them cannot
 * hold. Then all of them are put down in the history, and written in dependency order. The first that fails ends it:
 * what was done is undone, last first, as long as nobody changed it meanwhile.
 * @throws AppError with `changes`: what became of each of them
 * @throws StorageError when they cannot be put down; nothing is written then
 */
export async function applyAll(
  changes: readonly DocumentChange[],
  documents: GuardedByKind,
  { account, owner, recorder, of = () => ({}) }: Recording,
): Promise<Applied> {
  const live = await checked(changes, documents)
  const steps = inDependencyOrder(changes, (change) => live.get(change)?.document)
  const records = await recorder.begin(
    steps.map((step) => ({
      place: { account, owner, kind: step.kind },
      action: step.action,
      id: step.id,
      before: live.get(step)?.document ?? null,
      after: 'document' in step ? writable(step.kind, step.document) : null,
      ...of(step),
    })),
  )
  const newIds = new Map<string, string>()
  const made: Made[] = []
  for (const [at, step] of steps.entries()) {
    const record = records[at]
    if (!record) throw new Error('a step of the set was not put down')
    try {
      made.push(await apply(step, live.get(step), documents[step.kind], newIds, record))
    } catch (error) {
      const failure = asAppError(error)
      const rest = steps.slice(made.length + 1)
      for (const untried of records.slice(made.length + 1)) await untried.notTried()
      const outcomes = [
        ...(await undone(made)),
        outcomeOf(step, live.get(step), 'failed', failure.message),
        ...rest.map((other) => outcomeOf(other, live.get(other), 'not_done')),
      ]
      throw failed(failure, outcomes)
    }
  }
  return { outcomes: made.map(({ outcome }) => outcome), set: String(records[0]?.number ?? '') }
}

/** How a set is put down. */
export interface Recording {
  /** The account in whose history it is put down. */
  account: string
  /** Whose documents these are: the account or one of its zones. */
  owner: string
  recorder: Recorder
  /** What a change restores or takes back. */
  of?: (change: DocumentChange) => Pick<Write, 'restores' | 'undoes'>
}

/** What came of a set that was made. */
export interface Applied {
  outcomes: ChangeOutcome[]
  /** Under which it stands in the history. */
  set: string
}

type Live = ReadonlyMap<DocumentChange, Versioned<AccessDocument>>

/** What stands for a new object while documents are checked: what it will be called is not known yet. */
const STAND_IN = '00000000-0000-4000-8000-000000000000'

/** A document as it can be checked: what the set itself makes has an id in it. */
export function withStandIns(changes: readonly DocumentChange[]) {
  const created = new Set(changes.flatMap(({ action, kind, id }) => (action === 'create' ? [`${kind}:${id}`] : [])))
  return (document: Record<string, unknown>) =>
    withIds(document, ({ kind, id }) => (created.has(`${kind}:${id}`) ? STAND_IN : undefined))
}

/** The live version of everything that is changed or deleted; fails when one of them is not as expected. */
async function checked(changes: readonly DocumentChange[], documents: GuardedByKind): Promise<Live> {
  const live = new Map<DocumentChange, Versioned<AccessDocument>>()
  const body = withStandIns(changes)
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
  record: Begun,
): Promise<Made> {
  const body = (document: Record<string, unknown>) => withIds(document, ({ kind, id }) => newIds.get(`${kind}:${id}`))
  if (change.action === 'create') {
    const made = await documents.create(body(change.document), record)
    newIds.set(`${change.kind}:${change.id}`, made.document.id)
    const outcome: ChangeOutcome = { ...outcomeOf(change, made, 'done'), id: made.document.id }
    const inverse = { action: 'delete', kind: change.kind, id: made.document.id, etag: made.etag } as const
    const undo: Made['undo'] = async (recorded) => void (await documents.remove(inverse.id, inverse.etag, recorded))
    return { outcome, inverse, undo, record }
  }
  if (change.action === 'update') {
    const saved = await documents.update(change.id, change.etag, body(change.document), record)
    const outcome = outcomeOf(change, saved, 'done', saved.warning)
    const inverse: DocumentChange | undefined =
      saved.written && live
        ? { action: 'update', kind: change.kind, id: change.id, etag: saved.etag, document: live.document }
        : undefined
    const undo: Made['undo'] = async (recorded) => {
      if (inverse) return (await documents.update(inverse.id, inverse.etag, inverse.document, recorded)).warning
      return recorded.done(live?.document ?? null, {}).then(() => undefined)
    }
    return { outcome, undo, inverse, record }
  }
  const before = await documents.remove(change.id, change.etag, record)
  const undo: Made['undo'] = async (recorded) => {
    await documents.create(before, recorded)
    return 'It was made again. To Cloudflare it is a new object, with a new id.'
  }
  const inverse: DocumentChange = { action: 'create', kind: change.kind, id: `${NEW_ID}${change.id}`, document: before }
  return { outcome: outcomeOf(change, live, 'done'), undo, inverse, record }
}

/** Takes back what was made, last first, and tells of each in the order in which it was made. */
async function undone(made: readonly Made[]): Promise<ChangeOutcome[]> {
  const outcomes: ChangeOutcome[] = []
  for (const { outcome, undo, inverse, record } of made.toReversed()) {
    try {
      const message = await undo(await record.takingBack())
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
  if (error instanceof StorageError) return storageFailure(error)
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
