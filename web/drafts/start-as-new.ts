import type { Draft } from '#core/draft'
import { keepDraft, readDraft, type DraftPlace, type DraftStore, type KeptDraft } from './draft-storage'

/** Leaves a draft where the page for a new document finds it; see `leaveDraft`. */
export const startAsNew = (store: () => DraftStore, account: string, draft: Draft, keptAt: string) =>
  leaveDraft(
    store,
    { account, kind: draft.kind },
    { draft, keptAt },
    'Two unfinished new ones are waiting already. Save or discard one of them first.',
  )

/**
 * Leaves a draft where the editor of a place finds it. An unfinished one that is there already is put aside, never
 * written over. Answers what stands in the way, for the person; `undefined` = it is there.
 * @param full what to say when another one lies aside already
 */
export function leaveDraft(
  store: () => DraftStore,
  place: DraftPlace,
  draft: KeptDraft,
  full = 'Two unfinished drafts of it are waiting already. Open it, and save or discard one of them first.',
): string | undefined {
  const there = readDraft(store, place, 'draft')
  if (there.state === 'kept') {
    if (readDraft(store, place, 'aside').state !== 'none') return full
    const trouble = keepDraft(store, place, 'aside', there.kept)
    if (trouble !== undefined) return trouble
  }
  return keepDraft(store, place, 'draft', draft)
}
