import type { DocumentKind } from '#core/document-kind'
import { draftOf, emptyDraft, sameDraft, type Draft } from '#core/draft'
import type { DraftBase, KeptDraft, ReadBack } from '../../drafts/draft-storage'

/** What the editor opens with. */
export interface EditorStart {
  draft: Draft
  /** What the draft was begun on; absent for a new document. It may be older than the live version. */
  base: DraftBase | undefined
  /** When the unsaved changes were kept that were found again, ISO 8601. */
  restoredFrom?: string
  /** A draft that was put aside earlier. */
  aside?: KeptDraft
  /** Why kept changes could not be had back. */
  trouble?: string
}

/**
 * What to open: the changes kept in this browser, on the version they were begun on, or else the live version. A kept
 * draft without changes is not worth a word.
 */
export function startOf(
  kind: DocumentKind,
  live: DraftBase | undefined,
  kept: ReadBack,
  aside: ReadBack = { state: 'none' },
): EditorStart {
  const fresh = live ? draftOf(kind, live.document) : emptyDraft(kind)
  const extras = {
    ...(aside.state === 'kept' && { aside: aside.kept }),
    ...(kept.state === 'unreadable' && { trouble: kept.why }),
  }
  if (kept.state !== 'kept') return { draft: fresh, base: live, ...extras }
  const base = kept.kept.base ?? live
  const begunOn = base ? draftOf(kind, base.document) : emptyDraft(kind)
  if (sameDraft(kept.kept.draft, begunOn)) return { draft: fresh, base: live, ...extras }
  return { draft: kept.kept.draft, base, restoredFrom: kept.kept.keptAt, ...extras }
}
