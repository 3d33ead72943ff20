import type { SharedDraft } from '#core/shared-draft'
import type { ReadBack } from '../../drafts/draft-storage'
import { begunOn, draftFrom, type Editable } from '../../drafts/edited-change'
import type { EditorStart } from './editor-start'

/**
 * What to open of a draft on the server: what it says there, or what somebody typed in this browser after that. What was
 * typed on an earlier version of it lies aside, so that it is neither lost nor put over what others saved.
 */
export function startOfShared(
  shared: Pick<SharedDraft, 'bases' | 'changes' | 'version'>,
  change: Editable,
  kept: ReadBack,
  aside: ReadBack = { state: 'none' },
): EditorStart {
  const base = begunOn(shared, change)
  const start: EditorStart = {
    draft: draftFrom(shared, change),
    base,
    ...(aside.state === 'kept' && { aside: aside.kept }),
    ...(kept.state === 'unreadable' && { trouble: kept.why }),
  }
  if (kept.state !== 'kept') return start
  if (kept.kept.sharedVersion !== shared.version) return { ...start, aside: kept.kept }
  return { ...start, draft: kept.kept.draft, base: kept.kept.base ?? base, restoredFrom: kept.kept.keptAt }
}
