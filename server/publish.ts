import type { Assessment } from '#core/assessment'
import type { DocumentChange } from '#core/change-set'
import type { UncheckedGuard } from '#core/unchecked-guard'
import type { Context } from 'hono'
import type { GuardedByKind, Recording } from './change-set'
import type { AccountEnv } from './env'
import { guardedDocuments } from './guarded-documents'

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
  { reason, override, zone }: Publishing,
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
  const how: Publish = {
    actor: actor?.name ?? 'unknown',
    changes,
    ...(reason !== undefined && { reason }),
    ...(override && { override }),
    unchecked: [],
    recording: { account: account.id, owner, recorder },
  }
  const answer = await write(documents, how)
  return how.unchecked.length > 0 ? { ...answer, unchecked: how.unchecked } : answer
}
