import type { Assessment } from '#core/assessment'
import type { AssessmentBody } from '#core/assessment-body'
import { writable } from '#core/canonical'
import type { DocumentChange } from '#core/change-set'
import { AppError } from '#core/errors'
import type { UncheckedGuard } from '#core/unchecked-guard'
import type { Context } from 'hono'
import { type Assess, everyGuard } from './assess'
import { type GuardedByKind, type Recording, withStandIns } from './change-set'
import type { AccountEnv } from './env'
import { errorsOf, guardedDocuments } from './guarded-documents'
import { mustBeAllowed, mustBeTheirs } from './guards'
import { reasonOf } from './reason'
import { settingsOf } from './records/settings'

/** What the person says to it. */
export interface Publishing {
  reason?: string | undefined
  /** An owner's will to publish although a guard says no, with the reason. */
  override?: { reason: string } | undefined
  /** Who proposed it, where somebody else approves it. */
  proposedBy?: string | undefined
  /** The zone whose groups are meant, where they are not the account's. */
  zone?: string | undefined
}

/** How something is published: by whom, why, and what it makes of people. All that is kept of it beside the documents. */
export interface Publish {
  /** An email, or `local`. */
  actor: string
  changes: readonly DocumentChange[]
  reason?: string
  override?: { reason: string }
  /** Absent = it could not be judged; then `unchecked` says why. */
  assessment?: Assessment
  unchecked: UncheckedGuard[]
  /** How it is put down in the history. */
  recording: Recording
}

/**
 * The only way in which routes write: judges what the changes would do, stops them where a guard says no, and only then
 * has them written.
 * @param write writes through the documents that it is given, and nothing else
 */
export async function publish<Answer extends object>(
  c: Context<AccountEnv>,
  changes: readonly DocumentChange[],
  { reason, override, proposedBy, zone }: Publishing,
  write: (documents: GuardedByKind, publish: Publish) => Promise<Answer>,
): Promise<Answer & { unchecked?: UncheckedGuard[] }> {
  const { services, account, requestId, actor } = c.var
  const owner = zone ?? account.id
  const recorder = services.history.recorder(() => ({
    actor: how.actor,
    reason: how.reason,
    override: how.override?.reason,
    people: how.assessment?.people,
  }))
  const guard = { services, account: account.id, owner, requestId, recorder }
  const documents: GuardedByKind = {
    policies: guardedDocuments('policies', account.policies, guard),
    groups: guardedDocuments('groups', zone === undefined ? account.groups : account.zoneGroups(zone), guard),
  }
  if (!actor) throw new AppError('not_signed_in', 'You are not signed in.')
  const { settings } = await settingsOf(services.records, account.id)
  const judged = await judgedChanges(changes, { services, account, settings, actor: actor.name, zone })
  const publisher = { settings, actor, override, proposedBy }
  if (zone !== undefined) mustBeTheirs('high', publisher)
  const allowed = zone === undefined && judged ? mustBeAllowed(judged, publisher) : undefined
  const how: Publish = {
    actor: actor.name,
    changes,
    ...(reason !== undefined && { reason }),
    ...(allowed?.overridden && override && { override }),
    ...(judged?.assessment && { assessment: judged.assessment }),
    unchecked: judged?.unchecked ?? [],
    recording: { account: account.id, owner, recorder },
  }
  const answer = await write(judged ? documents : refusing(documents), how)
  return how.unchecked.length > 0 ? { ...answer, unchecked: how.unchecked } : answer
}

const OF_A_ZONE =
  'Groups of one domain are used by applications of that domain only, which Gatehouse does not read. Look at those yourself.'

/**
 * What the changes would do; `undefined` when they cannot be written anyway: they are not valid, or were made from an
 * older version. Why, the write itself tells best.
 */
async function judgedChanges(
  changes: readonly DocumentChange[],
  { zone, ...asked }: Parameters<Assess>[1] & Pick<Publishing, 'zone'>,
): Promise<AssessmentBody | undefined> {
  if (zone !== undefined) return { unchecked: everyGuard(asked, { message: OF_A_ZONE }) }
  const body = withStandIns(changes)
  const isInvalid = async (change: DocumentChange) => {
    if (change.action === 'delete') return false
    const { kind, id } = change
    const document = writable(kind, body(change.document))
    if (errorsOf(kind, document).length === 0) return false
    // What is wrong with it already stops nothing.
    return change.action === 'create' || errorsOf(kind, document, await asked.account[kind].get(id)).length > 0
  }
  try {
    for (const change of changes) if (await isInvalid(change)) return undefined
    return await asked.services.assess(changes, asked)
  } catch (error) {
    const { code } = reasonOf(error)
    if (code === 'changed_meanwhile' || code === 'not_found') return undefined
    throw error
  }
}

/** Documents of which nothing is written, for changes that nobody judged: looking at one tells what is wrong with it. */
function refusing(documents: GuardedByKind): GuardedByKind {
  const refused = () => {
    throw new AppError('changed_meanwhile', 'This changed in the same moment. Try again.')
  }
  const of = (guarded: GuardedByKind[keyof GuardedByKind]): GuardedByKind[keyof GuardedByKind] => ({
    ...guarded,
    create: async (document) => {
      guarded.checkNew(document)
      return refused()
    },
    update: async (id, base, document) => {
      await guarded.check(id, base, document)
      return refused()
    },
    remove: async (id, base) => {
      await guarded.check(id, base)
      return refused()
    },
  })
  return { policies: of(documents.policies), groups: of(documents.groups) }
}
