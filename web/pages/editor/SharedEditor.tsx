import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../../api/account'
import { draftQuery } from '../../api/drafts'
import { browserStore, keepDraft, readDraft } from '../../drafts/draft-storage'
import { editedChange, type Editable } from '../../drafts/edited-change'
import { ErrorNote } from '../../errors/ErrorNote'
import { paths } from '../../paths'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'
import { Editor } from './Editor'
import type { OpenedProps } from './EditorPage'
import { EditorLoading } from './EditorStates'
import { startOfShared } from './shared-start'

/** Where the link to a shared draft leads: to the editor with it, or if it is no longer to be worked on, to what became of it. */
export function SharedDraftPage() {
  const account = useAccountId()
  const id = useParams({ strict: false, select: (params) => params.draft ?? '' })
  const { data: draft, error, refetch } = useQuery(draftQuery(account, id))
  if (!draft) {
    return error ? <Unavailable onRetry={() => void refetch()} error={error} /> : <EditorLoading kind="policies" />
  }
  const change = workedOn(draft)
  if (!change) return <Navigate to={paths.sharedDraft(account, id)} replace />
  const { kind } = change
  const isNew = change.action === 'create'
  const fresh = paths.newDocument(account, kind)
  return (
    <Navigate to={isNew ? fresh : paths.document(account, kind, change.id)} search={{ draft: id } as never} replace />
  )
}

/** The change that the editor shows, as long as the draft can still be changed. */
function workedOn(draft: SharedDraft): Editable | undefined {
  return draft.state === 'published' || draft.state === 'discarded' ? undefined : editedChange(draft)
}

/** The editor with a draft that is on the server. */
export function SharedEditor({ draft: draftId, ...props }: OpenedProps & { draft: string }) {
  const { data: draft, error, refetch } = useQuery(draftQuery(props.account, draftId))
  if (!draft) {
    return error ? <Unavailable onRetry={() => void refetch()} error={error} /> : <EditorLoading kind={props.kind} />
  }
  return <OpenedShared {...props} draft={draft} />
}

/** Opened once with what the draft says, or with what was typed after that in this browser. */
function OpenedShared({ draft, kind, account, id, live }: OpenedProps & { draft: SharedDraft }) {
  const [opened] = useState(() => {
    const change = workedOn(draft)
    if (!change || change.kind !== kind || (change.action === 'update' ? change.id : undefined) !== id) return undefined
    const place = { account, kind, id, shared: draft.id }
    const kept = readDraft(browserStore, place, 'draft')
    const start = startOfShared(draft, change, kept, readDraft(browserStore, place, 'aside'))
    // What was typed on an earlier version of it makes room for what is typed from now on.
    if (start.aside && kept.state === 'kept' && start.aside === kept.kept) {
      keepDraft(browserStore, place, 'aside', kept.kept)
    }
    return { start, draft }
  })
  if (!opened) return <Navigate to={paths.sharedDraft(account, draft.id)} replace />
  return <Editor kind={kind} account={account} id={id} live={live} start={opened.start} shared={opened.draft} />
}

function Unavailable({ error, onRetry }: Parameters<typeof ErrorNote>[0]) {
  const account = useAccountId()
  const gone = error.body.code === 'not_found'
  return (
    <Page title={gone ? 'This draft does not exist' : 'This draft could not be read'} section="Changes">
      {gone ? (
        <p>The link may be cut short, or belong to another account. Ask whoever sent it.</p>
      ) : (
        <ErrorNote error={error} onRetry={onRetry} />
      )}
      <div>
        <LinkButton href={paths.changes(account, 'drafts')}>To all drafts</LinkButton>
      </div>
    </Page>
  )
}
