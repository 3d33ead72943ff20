import { draftOf } from '#core/draft'
import type { HistoryEntry } from '#core/history-record'
import type { KeptDraft } from '../drafts/draft-storage'

/**
 * A recorded change as a draft that takes it back, begun on what the change made: whatever came after it is then found
 * to have changed meanwhile. `undefined` when the change made or deleted the object.
 */
export function takenBackDraft(
  { kind, before, after, number }: Pick<HistoryEntry, 'kind' | 'before' | 'after' | 'number'>,
  at: Date,
): KeptDraft | undefined {
  if (!before || !after) return undefined
  return {
    draft: draftOf(kind, before),
    base: { document: after, etag: `"change-${number}"` },
    keptAt: at.toISOString(),
  }
}
