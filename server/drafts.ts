import type { ChangeOutcome, DocumentChange } from '#core/change-set'
import { type AccessDocument, documentNoun, membersOf } from '#core/document-kind'
import { AppError } from '#core/errors'
import { isObject } from '#core/json'
import { merge } from '#core/merge'
import { roleReason, roleSuffices } from '#core/role'
import type { DraftState, SharedDraft } from '#core/shared-draft'
import type { Context } from 'hono'
import { applyAll } from './change-set'
import type { Documents } from './cloudflare/documents'
import { UpstreamError } from './cloudflare/upstream-error'
import type { AccountEnv } from './env'
import { etagOf } from './etag'
import { publish } from './publish'
import { draftAt, keepDraft, replaceDraft } from './records/drafts'

/** What a draft says, as a person works on it. */
export type DraftContent = Pick<SharedDraft, 'title' | 'changes' | 'bases' | 'reason'>

type What = SharedDraft['remarks'][number]['what']

/** Drafts of an account as who is asking may work with them. */
export function draftsFor(c: Context<AccountEnv>) {
  const { services, account } = c.var
  const { records, clock } = services
  const me = c.var.actor ?? { name: 'unknown', role: 'viewer' as const }

  async function one(id: string): Promise<SharedDraft> {
    // No database takes that character, and no id has it.
    const draft = id.includes('\0') ? undefined : await draftAt(records, account.id, id)
    if (draft) return draft
    throw new AppError('not_found', 'There is no such draft in this account. Ask whoever sent you the link.')
  }

  /** The draft, if it is of that version and in one of these states. */
  async function inState(id: string, version: number, states: readonly DraftState[]): Promise<SharedDraft> {
    const draft = await one(id)
    if (draft.version !== version) throw changedMeanwhile(draft)
    if (states.includes(draft.state)) return draft
    throw new AppError('conflict', stateReason[draft.state])
  }

  async function kept(draft: SharedDraft, changed: Partial<SharedDraft>): Promise<SharedDraft> {
    const next = { ...draft, ...changed, updated_at: clock().toISOString(), version: draft.version + 1 }
    if (await replaceDraft(records, account.id, next)) return next
    throw changedMeanwhile(await one(draft.id))
  }

  const remarked = (draft: SharedDraft, what: What, text?: string): SharedDraft['remarks'] => [
    ...draft.remarks,
    { actor: me.name, at: clock().toISOString(), what, ...(text !== undefined && text !== '' && { text }) },
  ]

  const live = async ({ kind, id }: DocumentChange): Promise<AccessDocument | undefined> => {
    const documents: Documents<AccessDocument> = account[kind]
    return alive(() => documents.get(id))
  }

  /** What each object was when the draft was begun: what was sent, if it is that version, or what stands there now. */
  async function basesOf({ changes, bases }: DraftContent): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {}
    for (const change of changes) {
      if (change.action === 'create') continue
      const key = keyOf(change)
      const sent = bases[key]
      const candidates = [() => (isObject(sent) ? (sent as AccessDocument) : undefined), () => live(change)]
      for (const candidate of candidates) {
        const document = await candidate()
        if (!document || (await etagOf(services.sha256, change.kind, document)) !== change.etag) continue
        found[key] = document
        break
      }
      if (found[key] === undefined) {
        throw new AppError(
          'conflict',
          `The version of the ${documentNoun[change.kind]} that this draft was begun from is not there any more. Open it anew and make your change again.`,
        )
      }
    }
    return found
  }

  async function create(content: DraftContent): Promise<SharedDraft> {
    const now = clock().toISOString()
    const draft: SharedDraft = {
      id: services.newId(),
      ...content,
      bases: await basesOf(content),
      state: 'draft',
      author: me.name,
      created_at: now,
      updated_at: now,
      remarks: [],
      version: 1,
    }
    await keepDraft(records, account.id, draft)
    return draft
  }

  /** What is changed after it was proposed must be proposed anew: nobody approves what they did not see. */
  async function update(id: string, version: number, content: DraftContent): Promise<SharedDraft> {
    const draft = await inState(id, version, ['draft', 'proposed', 'sent-back'])
    const bases = await basesOf({ ...content, bases: { ...draft.bases, ...content.bases } })
    return kept(draft, { ...content, bases, ...(draft.state === 'proposed' && { state: 'draft' }) })
  }

  async function propose(id: string, version: number, text?: string): Promise<SharedDraft> {
    const draft = await inState(id, version, ['draft', 'sent-back'])
    return kept(draft, { state: 'proposed', remarks: remarked(draft, 'proposed', text) })
  }

  async function sendBack(id: string, version: number, text: string): Promise<SharedDraft> {
    const draft = await inState(id, version, ['proposed'])
    return kept(draft, { state: 'sent-back', remarks: remarked(draft, 'sent-back', text) })
  }

  async function discard(id: string, version: number, text?: string): Promise<SharedDraft> {
    const draft = await inState(id, version, ['draft', 'proposed', 'sent-back'])
    return kept(draft, { state: 'discarded', remarks: remarked(draft, 'discarded', text) })
  }

  /** Approves what was proposed, or takes one's own way with a draft, and publishes it as one set. */
  async function publishDraft(
    id: string,
    version: number,
    { reason, override }: { reason?: string | undefined; override?: { reason: string } | undefined },
  ): Promise<SharedDraft> {
    const draft = await inState(id, version, ['draft', 'proposed', 'sent-back'])
    const proposer = draft.state === 'proposed' ? proposerOf(draft) : undefined
    if (proposer !== undefined) mayApprove(proposer)
    const changes = await upToDate(draft)
    // From here on nobody else publishes or changes it: whoever comes second finds another version.
    const held = await kept(draft, {
      remarks: proposer === undefined ? draft.remarks : remarked(draft, 'approved', reason),
    })
    try {
      const { set } = await publish(
        c,
        changes,
        { reason: reason ?? draft.reason ?? draft.title, override, proposedBy: proposer },
        (documents, { recording }) => applyAll(changes, documents, recording),
      )
      const text = proposer === undefined ? reason : undefined
      const done = { state: 'published', set, remarks: remarked(held, 'published', text) } as const
      // What is published stays so, whether or not that can be put down here.
      return await kept(held, done).catch((error: unknown) => {
        services.log('error', 'draft-not-kept', { message: error instanceof Error ? error.message : String(error) })
        return { ...held, ...done }
      })
    } catch (error) {
      // It was not published, so it is as it was before: whoever has that version open can try again.
      await replaceDraft(records, account.id, draft, held.version).catch((fault: unknown) => {
        services.log('error', 'draft-not-kept', { message: fault instanceof Error ? fault.message : String(fault) })
      })
      throw error
    }
  }

  function mayApprove(proposer: string): void {
    if (!roleSuffices(me.role, 'owner')) throw new AppError('not_allowed', roleReason(me.role, 'owner'))
    if (proposer.toLowerCase() === me.name.toLowerCase()) {
      throw new AppError(
        'not_allowed',
        'You proposed this yourself, so somebody else who is an owner must approve it: that is what a second pair of eyes is for.',
      )
    }
  }

  /** The changes made from what stands there now, where that goes by itself. */
  async function upToDate({ changes, bases }: SharedDraft): Promise<DocumentChange[]> {
    const outcomes: ChangeOutcome[] = []
    const merged: DocumentChange[] = []
    const collisions: AccessDocument[] = []
    for (const change of changes) {
      const base = bases[keyOf(change)]
      const told = (state: ChangeOutcome['state'], message?: string) =>
        outcomes.push({ ...outline(change, base), state, ...(message !== undefined && { message }) })
      if (change.action === 'create') {
        merged.push(change)
        told('not_done')
        continue
      }
      const now = await live(change)
      const noun = documentNoun[change.kind]
      if (!now) {
        told('failed', `Somebody deleted this ${noun} after the draft was begun.`)
        continue
      }
      const etag = await etagOf(services.sha256, change.kind, now)
      if (etag === change.etag) {
        merged.push(change)
        told('not_done')
        continue
      }
      const both =
        change.action === 'update' && isObject(base)
          ? merge(change.kind, { base, theirs: now, mine: change.document })
          : undefined
      if (both && change.action === 'update' && !both.changes.some(({ conflict }) => conflict)) {
        merged.push({ ...change, etag, document: both.document })
        told('not_done')
        continue
      }
      collisions.push(now)
      told('failed', `Somebody changed this ${noun} after the draft was begun, and the two changes collide.`)
    }
    const failed = outcomes.filter(({ state }) => state === 'failed')
    if (failed.length === 0) return merged
    const names = failed.map(({ name }) => `“${name}”`).join(', ')
    const [only] = collisions
    throw new AppError(
      'conflict',
      `What this draft was begun from was changed meanwhile: ${names}. Open the draft, put the versions together, and propose it again. Nothing was changed.`,
      { changes: outcomes, ...(only && failed.length === 1 && { live: { document: only } }) },
    )
  }

  return { one, create, update, propose, sendBack, discard, publish: publishDraft }
}

const keyOf = ({ kind, id }: DocumentChange) => `${kind}:${id}`

function outline(change: DocumentChange, base: unknown): Pick<ChangeOutcome, 'action' | 'kind' | 'id' | 'name'> {
  const { action, kind, id } = change
  const { name } = membersOf('document' in change ? change.document : base)
  return {
    action,
    kind,
    id,
    name: typeof name === 'string' && name !== '' ? name : `a ${documentNoun[kind]} without a name`,
  }
}

const proposerOf = ({ remarks }: SharedDraft) => remarks.findLast(({ what }) => what === 'proposed')?.actor

const changedMeanwhile = (live: SharedDraft) =>
  new AppError(
    'changed_meanwhile',
    'Somebody changed this draft after you opened it. Look at what it says now, then make your change again.',
    { live },
  )

/** Why a draft in that state cannot take the step. */
const stateReason: Record<DraftState, string> = {
  draft: 'This draft was not proposed. Propose it first.',
  proposed: 'This draft waits for approval already.',
  'sent-back': 'This draft was sent back. Change it, and propose it again.',
  published: 'This draft is published already. Look at it in the history.',
  discarded: 'This draft was discarded. Make a new one.',
}

async function alive<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) return undefined
    throw error
  }
}
