import type { Draft } from '#core/draft'
import { keepDraft, readDraft, type DraftStore } from './draft-storage'

/**
 * Leaves a draft where the page for a new document finds it. An unfinished new one that is there already is put aside,
 * never written over. Answers what stands in the way, for the person; `undefined` = it is there.
 */
export function startAsNew(store: () => DraftStore, account: string, draft: Draft, keptAt: string): string | undefined {
  const place = { account, kind: draft.kind }
  const there = readDraft(store, place, 'draft')
  if (there.state === 'kept') {
    if (readDraft(store, place, 'aside').state !== 'none') {
      return 'Two unfinished new ones are waiting already. Save or discard one of them first.'
    }
    const trouble = keepDraft(store, place, 'aside', there.kept)
    if (trouble !== undefined) return trouble
  }
  return keepDraft(store, place, 'draft', { draft, keptAt })
}
