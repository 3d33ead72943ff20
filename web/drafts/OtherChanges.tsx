import type { DocumentChange } from '#core/change-set'
import type { SharedDraft } from '#core/shared-draft'
import { changeWords, nameOfChange } from './draft-words'
import { DraftChange } from './DraftChange'

interface Props {
  draft: Pick<SharedDraft, 'bases' | 'changes'>
  /** The one that is told already. */
  than: DocumentChange
}

/** What a draft changes beside one of its objects, each in words. */
export function OtherChanges({ draft, than }: Props) {
  const others = draft.changes.filter((change) => change !== than)
  if (others.length === 0) return null
  return (
    <section aria-label="Together with it" className="flex flex-col gap-3">
      <h3 className="font-semibold">Together with it</h3>
      {others.map((change) => (
        <section
          key={`${change.kind} ${change.id}`}
          aria-label={`${changeWords(change)} ${nameOfChange(draft, change)}`}
          className="flex flex-col gap-1.5 border-l-4 border-kumo-line pl-3"
        >
          <h4 className="font-medium wrap-anywhere">
            {changeWords(change)} {nameOfChange(draft, change)}
          </h4>
          <DraftChange draft={draft} change={change} />
        </section>
      ))}
    </section>
  )
}
