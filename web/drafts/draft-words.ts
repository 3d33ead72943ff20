import type { DocumentChange } from '#core/change-set'
import { documentNoun } from '#core/document-kind'
import { isObject } from '#core/json'
import { sameDocument } from '#core/canonical'
import type { DraftState, SharedDraft } from '#core/shared-draft'

export const draftStates: Record<DraftState, string> = {
  draft: 'Draft, not live',
  proposed: 'Waits for approval',
  'sent-back': 'Sent back',
  published: 'Published',
  discarded: 'Discarded',
}

export const remarkWords: Record<SharedDraft['remarks'][number]['what'], string> = {
  proposed: 'asked for approval',
  'sent-back': 'sent it back',
  approved: 'approved it',
  published: 'published it',
  discarded: 'discarded it',
}

/** What a change of a draft would do: "Change the policy". */
export const changeWords = ({ action, kind }: Pick<DocumentChange, 'action' | 'kind'>): string =>
  `${{ create: 'Make', update: 'Change', delete: 'Delete' }[action]} the ${documentNoun[kind]}`

/** What the object was when the draft was begun; `undefined` of a new one. */
export function baseOf({ bases }: Pick<SharedDraft, 'bases'>, change: DocumentChange): object | undefined {
  const base = bases[`${change.kind}:${change.id}`]
  return isObject(base) ? base : undefined
}

/** The name that an object would have. */
export function nameOfChange(draft: Pick<SharedDraft, 'bases'>, change: DocumentChange): string {
  const { name } = (change.action === 'delete' ? baseOf(draft, change) : change.document) as { name?: unknown }
  return typeof name === 'string' && name.trim() !== '' ? name : `Nameless ${documentNoun[change.kind]}`
}

/** Who asked for approval last; `undefined` when nobody did. */
export const proposerOf = ({ remarks }: Pick<SharedDraft, 'remarks'>): string | undefined =>
  remarks.findLast(({ what }) => what === 'proposed')?.actor

/** Whether somebody changed an object after the draft was begun on it. */
export const isOutdated = (draft: Pick<SharedDraft, 'bases'>, change: DocumentChange, live: object | undefined) => {
  const base = baseOf(draft, change)
  return base !== undefined && live !== undefined && !sameDocument(change.kind, base, live)
}
