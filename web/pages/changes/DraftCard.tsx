import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../../api/account'
import { sessionQuery } from '../../api/session'
import { DraftChange } from '../../drafts/DraftChange'
import { editedChange } from '../../drafts/edited-change'
import { changeWords, nameOfChange } from '../../drafts/draft-words'
import { Remarks } from '../../drafts/Remarks'
import { SharedDraftBadge } from '../../drafts/SharedDraftBadge'
import { whoWords } from '../../history/record-words'
import { TimeAgo } from '../../lists/TimeAgo'
import { paths } from '../../paths'
import { LinkButton } from '../../ui/LinkButton'

interface Props {
  draft: SharedDraft
  /** In milliseconds since 1970. */
  now: number
}

/** A draft in a list: whose it is, what it would change, and what was said last. */
export function DraftCard({ draft, now }: Props) {
  const account = useAccountId()
  const { data: session } = useQuery(sessionQuery())
  const headingId = useId()
  const { id, title, state, author, updated_at: updatedAt, reason, changes, remarks } = draft
  const deciding = state === 'proposed' && session?.role === 'owner'
  return (
    <article
      aria-labelledby={headingId}
      className="flex min-w-0 flex-col gap-3 rounded-xl bg-kumo-base p-4 ring ring-kumo-hairline"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0 wrap-anywhere">
          <h3 id={headingId} className="text-base font-semibold">
            {title}
          </h3>
          <p className="text-sm text-kumo-subtle">
            {whoWords({ actor: author, origin: 'gatehouse' }, session?.actor)} began it, last change{' '}
            <TimeAgo time={Date.parse(updatedAt)} now={now} />
          </p>
        </div>
        <SharedDraftBadge state={state} />
      </header>
      {reason && <blockquote className="border-l-4 border-kumo-line pl-3 text-base wrap-anywhere">{reason}</blockquote>}
      {changes.map((change) => (
        <section key={`${change.kind} ${change.id}`} className="flex flex-col gap-2">
          <p className="text-base wrap-anywhere">
            {changeWords(change)} <strong className="font-semibold">{nameOfChange(draft, change)}</strong>
          </p>
          <DraftChange draft={draft} change={change} />
        </section>
      ))}
      <Remarks remarks={remarks.slice(-1)} now={now} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={paths.sharedDraft(account, id)} variant={deciding ? 'primary' : 'secondary'}>
          {deciding ? 'Look and decide' : 'People, remarks and more'}
        </LinkButton>
        {editedChange(draft) && <LinkButton href={paths.draftInEditor(account, id)}>Open in the editor</LinkButton>}
      </div>
    </article>
  )
}
