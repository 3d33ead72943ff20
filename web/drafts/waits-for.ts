import type { SharedDraft } from '#core/shared-draft'

/** Where somebody has to do something: an owner with what was proposed, an author with what was sent back. */
export const waitsFor = (
  { state, author }: Pick<SharedDraft, 'state' | 'author'>,
  me: { actor: string; role: string } | undefined,
): boolean =>
  me !== undefined && ((state === 'proposed' && me.role === 'owner') || (state === 'sent-back' && author === me.actor))
