import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../../api/account'
import { draftQuery } from '../../api/drafts'
import { sessionQuery } from '../../api/session'
import { CountedChanges } from '../../consequences/CountedChanges'
import { changeWords, nameOfChange } from '../../drafts/draft-words'
import { DraftChange } from '../../drafts/DraftChange'
import { OutdatedNote } from '../../drafts/OutdatedNote'
import { Remarks } from '../../drafts/Remarks'
import { SharedDraftBadge } from '../../drafts/SharedDraftBadge'
import { ErrorNote } from '../../errors/ErrorNote'
import { RecordListSkeleton } from '../../history/RecordListSkeleton'
import { whoWords } from '../../history/record-words'
import { TimeAgo } from '../../lists/TimeAgo'
import { TouchedPeople } from '../../publish/TouchedPeople'
import { paths } from '../../paths'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'
import { DraftActions } from './DraftActions'

const isOver = ({ state }: SharedDraft) => state === 'published' || state === 'discarded'

/** One shared draft: what it would change, for whom, what was said of it, and what can be done with it. */
export function DraftPage() {
  const account = useAccountId()
  const id = useParams({ strict: false, select: (params) => params.draft ?? '' })
  const { data: draft, error, refetch } = useQuery(draftQuery(account, id))
  const gone = error?.body.code === 'not_found'
  if (draft) {
    return (
      <CountedChanges changes={draft.changes} needed={!isOver(draft)}>
        <Shown draft={draft} />
      </CountedChanges>
    )
  }
  return (
    <Page title={gone ? 'This draft does not exist' : 'Draft'} section="Changes">
      {gone && <p>It may have been discarded, or the address may belong to another account.</p>}
      {error && !gone && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!error && <RecordListSkeleton label="Draft" />}
      {gone && (
        <div>
          <LinkButton href={paths.changes(account, 'drafts')}>To all drafts</LinkButton>
        </div>
      )}
    </Page>
  )
}

function Shown({ draft }: { draft: SharedDraft }) {
  const account = useAccountId()
  const { data: session } = useQuery(sessionQuery())
  const [now] = useState(Date.now)
  const { title, state, author, created_at: begun, updated_at: changed, reason, changes, remarks } = draft
  const over = isOver(draft)
  return (
    <Page
      title={title}
      section="Changes"
      lead={
        <>
          {whoWords({ actor: author, origin: 'gatehouse' }, session?.actor)} began it{' '}
          <TimeAgo time={Date.parse(begun)} now={now} />, last change <TimeAgo time={Date.parse(changed)} now={now} />.
        </>
      }
      note={
        <div className="mt-2">
          <SharedDraftBadge state={state} />
        </div>
      }
      actions={<DraftActions draft={draft} me={session} />}
    >
      {!over && changes.map((change) => <OutdatedNote key={change.id} draft={draft} change={change} />)}
      {reason && (
        <section aria-label="Why">
          <blockquote className="border-l-4 border-kumo-line pl-3 text-base wrap-anywhere">{reason}</blockquote>
        </section>
      )}
      {changes.map((change) => (
        <section
          key={`${change.kind} ${change.id}`}
          aria-label={`${changeWords(change)} ${nameOfChange(draft, change)}`}
          className="flex flex-col gap-3 rounded-xl bg-kumo-base p-4 ring ring-kumo-hairline"
        >
          <h2 className="text-base font-semibold wrap-anywhere">
            {changeWords(change)} {nameOfChange(draft, change)}
          </h2>
          <DraftChange draft={draft} change={change} />
        </section>
      ))}
      {!over && changes[0] && (
        <div className="text-base">
          <TouchedPeople kind={changes[0].kind} />
        </div>
      )}
      {remarks.length > 0 && (
        <section aria-labelledby="said" className="flex flex-col gap-2">
          <h2 id="said" className="text-lg font-semibold">
            What was said
          </h2>
          <Remarks remarks={remarks} now={now} />
        </section>
      )}
      <div>
        <LinkButton href={paths.changes(account, state === 'proposed' ? 'waiting' : 'drafts')}>
          To all drafts
        </LinkButton>
      </div>
    </Page>
  )
}
