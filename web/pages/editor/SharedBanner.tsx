import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../../api/account'
import { sessionQuery } from '../../api/session'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { whoWords } from '../../history/record-words'
import { paths } from '../../paths'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { useDraftEditor } from './editor-context'
import type { SharedDrafting } from './use-shared-draft'

interface Props {
  sharing: SharedDrafting
  onTakeTheirs: (theirs: SharedDraft) => void
  onKeepMine: (theirs: SharedDraft) => void
}

/** How far the draft is that is open and on the server: its link, what was said of it, and who else changed it. */
export function SharedBanner({ sharing, onTakeTheirs, onKeepMine }: Props) {
  const { draft, theirs, error } = sharing
  return (
    <>
      {error && <ServerErrorNote error={error} />}
      {theirs && (
        <Banner tone="warning" title="Somebody else saved this draft after you opened it">
          <p>Nothing of yours was saved, and nothing of theirs is lost.</p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button onClick={() => onTakeTheirs(theirs)}>Take theirs and keep mine aside</Button>
            <Button onClick={() => onKeepMine(theirs)}>Save mine over it</Button>
          </p>
        </Banner>
      )}
      {draft && <Shared draft={draft} />}
    </>
  )
}

function Shared({ draft }: { draft: SharedDraft }) {
  const account = useAccountId()
  const { data: session } = useQuery(sessionQuery())
  const { announce } = useDraftEditor()
  const [failed, setFailed] = useState(false)
  const link = window.location.origin + paths.draftInEditor(account, draft.id)
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => announce('The link is copied.'),
      () => setFailed(true),
    )
  const last = draft.remarks.at(-1)
  const whose = whoWords({ actor: last?.actor ?? draft.author, origin: 'gatehouse' }, session?.actor)
  return (
    <Banner
      tone={draft.state === 'sent-back' ? 'warning' : 'info'}
      title={
        draft.state === 'proposed'
          ? 'This draft waits for approval'
          : draft.state === 'sent-back'
            ? `${whose} sent this draft back`
            : 'This draft is on the server, and not live'
      }
    >
      <div className="flex flex-col gap-1 wrap-anywhere">
        {draft.state === 'sent-back' && last?.text && <p>“{last.text}”</p>}
        <p>
          {draft.state === 'proposed'
            ? 'Once you save a change to it, ask for approval again: nobody approves what they did not see.'
            : 'Whoever has the link and a role here can open it. Ctrl S saves what you change.'}
        </p>
        {failed && (
          <p>
            This browser did not let us copy the link. Here it is: <span className="select-all">{link}</span>
          </p>
        )}
        <p className="mt-1 flex flex-wrap gap-2">
          <Button onClick={() => void copy()}>Copy its link</Button>
          <LinkButton href={paths.sharedDraft(account, draft.id)}>People and remarks</LinkButton>
        </p>
      </div>
    </Banner>
  )
}
