import { sameDocument, writable } from '#core/canonical'
import { type DocumentChange, NEW_ID } from '#core/change-set'
import { detached } from '#core/detach'
import { type AccessDocument, documentNoun } from '#core/document-kind'
import { AppError } from '#core/errors'
import {
  type HistoryEntry,
  type RestorePreview,
  type RestoreProblem,
  type TakenBack,
  UNDO_MINUTES,
  type Version,
} from '#core/history-record'
import { type Reference, referenceNouns } from '#core/reference'
import { withIds } from '#core/rewritten'
import { referencesIn, usesOf } from '#core/used-by'
import type { Context } from 'hono'
import { applyAll } from './change-set'
import { UpstreamError } from './cloudflare/upstream-error'
import type { AccountEnv } from './env'
import { etagOf } from './etag'
import type { Documents } from './cloudflare/documents'
import { type Publishing, publish } from './publish'
import type { Write } from './records/recorder'
import { thingsThere } from './things-there'

/** What somebody says of what they take back. */
type Said = Pick<Publishing, 'reason' | 'override'>

/** Restores versions and undoes publishes, for who is asking, through the same guarded writes as any other change. */
export function takingBack(c: Context<AccountEnv>) {
  const { services, account } = c.var

  /** Writes these as one set. All of them are of one owner. */
  const written = (
    changes: readonly DocumentChange[],
    zone: string | undefined,
    { reason, override }: Said,
    of: (change: DocumentChange) => Pick<Write, 'restores' | 'undoes'>,
  ) =>
    publish(c, changes, { reason, override, zone }, (documents, { recording }) =>
      applyAll(changes, documents, { ...recording, of }),
    )

  /** What stands there now; `undefined` = nothing any more. */
  const versionOf = async ({ kind, id, zone }: HistoryEntry) => {
    if (id === undefined) return undefined
    const documents: Documents<AccessDocument> = zone === undefined ? account[kind] : account.zoneGroups(zone)
    const document = await alive(() => documents.get(id))
    return document && { document, etag: await etagOf(services.sha256, kind, document) }
  }

  async function preview(entry: HistoryEntry, version: Version, leaveOut: boolean): Promise<RestorePreview> {
    const live = await versionOf(entry)
    const wanted = entry[version]
    const there = { live: live?.document ?? null, ...(live && { etag: live.etag }) }
    if (!wanted) {
      const { kind, id = '' } = entry
      const changes: DocumentChange[] = live ? [{ action: 'delete', kind, id, etag: live.etag }] : []
      return { ...there, changes, document: null, problems: [] }
    }
    const { document, problems } = await fitting(entry, wanted, leaveOut)
    return {
      ...there,
      changes: changesTo(entry, document, live),
      document,
      problems: [...problems, ...newIdOf(entry, live)],
    }
  }

  /** The old version, with what it points to that is not there any more told, and left out if that is wanted. */
  async function fitting(entry: HistoryEntry, wanted: AccessDocument, leaveOut: boolean) {
    const { kind } = entry
    let document = writable(kind, wanted)
    const problems: RestoreProblem[] = []
    const there = thingsThere(account)
    for (const reference of referencesIn(document)) {
      const state = await there.state(reference)
      if (state === 'there') continue
      const name = await services.history.names.of(account.id, reference)
      const called = `the ${referenceNouns[reference.kind].one}${name === undefined ? '' : ` “${name}”`}`
      const named = { reference: { ...reference, ...(name !== undefined && { name }) } }
      if (state === 'unread') {
        problems.push({
          kind: 'told',
          message: `It cannot be told whether ${called} that this points to still exists.`,
          ...named,
        })
      } else if (leaveOut) {
        const without = detached(kind, document, reference)
        document = without.document
        const reach = [`${sentence(called)} no longer exists, so its rules are left out.`, ...without.reach]
        problems.push({ kind: 'told', message: reach.join(' '), ...named })
        if (without.problem !== undefined) problems.push({ kind: 'missing', message: without.problem, ...named })
      } else {
        problems.push({
          kind: 'missing',
          message: `${sentence(called)} no longer exists, and this version points to it. Make it again first, or restore without its rules.`,
          ...named,
        })
      }
    }
    return { document, problems }
  }

  async function restore(
    entry: HistoryEntry,
    {
      version,
      etag,
      leave_out: leaveOut = false,
      ...said
    }: Said & { version: Version; etag?: string | undefined; leave_out?: boolean | undefined },
  ): Promise<TakenBack> {
    const { changes, problems, live, etag: now } = await preview(entry, version, leaveOut)
    if (live && now !== undefined && etag === undefined) {
      throw new AppError('base_missing', `Say which version of the ${documentNoun[entry.kind]} is to be replaced.`)
    }
    if (live && etag !== now) throw changedMeanwhile(entry, { document: live, etag: now })
    const missing = problems.find(({ kind }) => kind === 'missing')
    if (missing) throw new AppError('invalid_request', missing.message)
    const notes = problems.map(({ message }) => message)
    if (changes.length === 0) return { changes: [], notes: [...notes, NOTHING_TO_WRITE] }
    const { outcomes, ...more } = await written(changes, entry.zone, said, () => ({ restores: entry.number }))
    return { changes: outcomes, ...more, notes }
  }

  async function undo(entry: HistoryEntry, said: Said): Promise<TakenBack> {
    const all = await services.history.set(account.id, entry.set)
    mayBeUndone(entry, all, services.clock())
    const done = all.filter(({ state }) => state === 'done').toReversed()
    const changes = await Promise.all(done.map((each) => inverse(each)))
    const created = new Set(done.flatMap(({ action, kind, id }) => (action === 'delete' ? [`${kind}:${id}`] : [])))
    // What is made again gets a new id, by which the others of the set then point to it.
    const pointing = changes.map((change): DocumentChange => {
      if (change.action === 'delete') return change
      const idOf = ({ kind, id }: Reference) => (created.has(`${kind}:${id}`) ? `${NEW_ID}${id}` : undefined)
      return { ...change, document: withIds(change.document, idOf) }
    })
    const undoes = new Map(pointing.map((change, index) => [change, done[index]?.number]))
    const { outcomes, ...more } = await written(pointing, entry.zone, said, (change) => ({
      undoes: undoes.get(change),
    })).catch(builtOn)
    const gone = done.filter(({ action }) => action === 'delete')
    return { changes: outcomes, ...more, notes: (await Promise.all(gone.map((each) => notesOn(each)))).flat() }
  }

  async function inverse({ action, kind, id = '', before, after }: HistoryEntry): Promise<DocumentChange> {
    if (action === 'delete')
      return { action: 'create', kind, id: `${NEW_ID}${id}`, document: writable(kind, before ?? {}) }
    const etag = await etagOf(services.sha256, kind, after ?? {})
    if (action === 'create') return { action: 'delete', kind, id, etag }
    return { action: 'update', kind, id, etag, document: writable(kind, before ?? {}) }
  }

  /** What is to be known of something that was deleted and is made again. */
  async function notesOn({ kind, id = '', name, zone }: HistoryEntry): Promise<string[]> {
    const noun = documentNoun[kind]
    const again = `The ${noun} “${name}” was made again. To Cloudflare it is a new ${noun}, with a new id.`
    if (kind !== 'groups' || zone !== undefined) return [again]
    try {
      const [policies, groups] = await Promise.all([account.policies.list(), account.groups.list()])
      const uses = usesOf({ kind: 'groups', id }, { policies, groups, apps: [] })
      return [
        again,
        ...uses.map(
          (use) =>
            `The ${documentNoun[use.kind as 'policies']} “${use.name}” still points to the old one: choose the new one there.`,
        ),
      ]
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      return [again, 'It cannot be told whether something still points to the old one.']
    }
  }

  return { preview, restore, undo }
}

const NOTHING_TO_WRITE = 'Nothing had to be written: it is as in that version already.'

const sentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

function changesTo(
  { kind, id = '' }: HistoryEntry,
  document: Record<string, unknown>,
  live: { document: AccessDocument; etag: string } | undefined,
): DocumentChange[] {
  if (!live) return [{ action: 'create', kind, id: `${NEW_ID}${id}`, document }]
  if (sameDocument(kind, document, live.document)) return []
  return [{ action: 'update', kind, id, etag: live.etag, document }]
}

function newIdOf({ kind }: HistoryEntry, live: unknown): RestoreProblem[] {
  if (live) return []
  const noun = documentNoun[kind]
  const message = `This ${noun} does not exist any more, so it is made again. To Cloudflare it is a new ${noun}, with a new id: what pointed to the old one does not point to it.`
  return [{ kind: 'told', message }]
}

const changedMeanwhile = ({ kind }: HistoryEntry, live: unknown) =>
  new AppError(
    'changed_meanwhile',
    `Somebody changed this ${documentNoun[kind]} after you opened it. Look at what it says now, then decide which version to keep.`,
    { live },
  )

/** Nobody has the version open that is taken back: what stands in the way was made after it was published. */
function builtOn(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'changed_meanwhile') throw error
  const names = error.details.changes?.filter(({ state }) => state === 'failed').map(({ name }) => `“${name}”`) ?? []
  const message = `Somebody changed ${names.join(' and ')} after this was published, and taking it back would undo that too. Put both together, or restore the version that you want. Nothing was changed.`
  throw new AppError('changed_meanwhile', message, error.details, { cause: error.cause })
}

/** @throws AppError `conflict` with the reason, and what to do instead */
function mayBeUndone(entry: HistoryEntry, set: readonly HistoryEntry[], now: Date): void {
  const refused = (why: string) => new AppError('conflict', why)
  if (entry.origin === 'elsewhere') {
    throw refused(
      'This change was made outside of Gatehouse, so it cannot be undone with one click. Restore the version before it.',
    )
  }
  const [takenBack] = set.filter(({ undone_by: by }) => by !== undefined)
  if (takenBack) throw refused(`This was taken back already, in record ${takenBack.undone_by}.`)
  if (!set.some(({ state }) => state === 'done'))
    throw refused('Nothing of this was done, so there is nothing to take back.')
  const published = Math.max(...set.map(({ at }) => Date.parse(at)))
  if (now.getTime() - published > UNDO_MINUTES * 60_000) {
    throw refused(
      `This was published more than ${UNDO_MINUTES} minutes ago, so it cannot be undone with one click: others may have built on it. Restore the version before it instead.`,
    )
  }
}

async function alive<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) return undefined
    throw error
  }
}
