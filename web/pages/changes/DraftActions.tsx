import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AccessDocument, documentNoun } from '#core/document-kind'
import { roleReason, roleSuffices } from '#core/role'
import type { SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../../api/account'
import { stepOfDraft, type DraftStep } from '../../api/drafts'
import type { Session } from '../../api/session'
import { useChangeLocks } from '../../connection/use-change-lock'
import { baseOf, nameOfChange, proposerOf } from '../../drafts/draft-words'
import { editedChange } from '../../drafts/edited-change'
import { OtherChanges } from '../../drafts/OtherChanges'
import { SayDialog } from '../../drafts/SayDialog'
import { PublishDialog } from '../../publish/PublishDialog'
import type { Reasons } from '../../publish/reasons'
import { paths } from '../../paths'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'

interface Props {
  draft: SharedDraft
  me: Session | undefined
}

const OWN_PROPOSAL =
  'You asked for this approval yourself, so another owner has to decide. Once you change the draft in the editor, it is yours to publish again.'

/** What can be done with a draft as a whole, by whoever looks at it. */
export function DraftActions({ draft, me }: Props) {
  const account = useAccountId()
  const [asked, setAsked] = useState<DraftStep>()
  const locks = useChangeLocks()
  const step = useMutation(stepOfDraft(useQueryClient(), account))
  const { id, title, state, version, changes } = draft
  if (!me || state === 'discarded') return null
  if (state === 'published') {
    return <LinkButton href={paths.changes(account, 'published')}>Look at what was published</LinkButton>
  }
  const ask = (wanted: DraftStep) => {
    step.reset()
    setAsked(wanted)
  }
  const close = () => setAsked(undefined)
  const say = (text: string) => {
    if (asked) step.mutate({ id, version, step: asked, ...(text !== '' && { text }) }, { onSuccess: close })
  }
  const cannotChange = roleSuffices(me.role, 'editor') ? undefined : roleReason(me.role, 'editor')
  const cannotDecide = roleSuffices(me.role, 'owner') ? undefined : roleReason(me.role, 'owner')
  // A token that may not write publishes no draft either; it can still be worked on here.
  const barred = changes.map(({ kind }) => locks[kind]).find((reason) => reason !== undefined)
  const ownProposal = proposerOf(draft) === me.actor ? OWN_PROPOSAL : undefined
  const shown = editedChange(draft) ?? changes[0]
  const publish = ({ reason, override }: Reasons) =>
    step.mutate({ id, version, step: 'publish', ...(reason && { text: reason }), override }, { onSuccess: close })
  const dialog = { pending: step.isPending, error: step.error, onSay: say, onClose: close }
  return (
    <>
      {editedChange(draft) && <LinkButton href={paths.draftInEditor(account, id)}>Open in the editor</LinkButton>}
      <Button onClick={() => ask('discard')} disabledReason={cannotChange}>
        Discard
      </Button>
      {state === 'proposed' ? (
        <Button onClick={() => ask('send-back')} disabledReason={cannotDecide}>
          Send back
        </Button>
      ) : (
        <Button onClick={() => ask('propose')} disabledReason={cannotChange}>
          Ask for approval
        </Button>
      )}
      <Button
        variant="primary"
        disabledReason={(state === 'proposed' ? (cannotDecide ?? ownProposal) : cannotChange) ?? barred}
        onClick={() => ask('publish')}
      >
        Publish
      </Button>
      {asked === 'publish' && shown && (
        <PublishDialog
          kind={shown.kind}
          before={baseOf(draft, shown) as AccessDocument | undefined}
          after={shown.action === 'delete' ? {} : shown.document}
          changes={changes}
          title={`Publish ${title}?`}
          proposedBy={state === 'proposed' ? proposerOf(draft) : undefined}
          publishing={step.isPending}
          error={step.error}
          onPublish={publish}
          onClose={close}
          besides={<OtherChanges draft={draft} than={shown} />}
        >
          {changes.length > 1 && (
            <p className="wrap-anywhere">
              It publishes {changes.length} changes together, or none of them. First comes the{' '}
              {documentNoun[shown.kind]} <strong className="font-semibold">{nameOfChange(draft, shown)}</strong>; the
              others stand further down.
            </p>
          )}
        </PublishDialog>
      )}
      {asked === 'propose' && (
        <SayDialog
          title="Ask for approval?"
          label="Why, for whoever decides (optional)"
          action="Ask for approval"
          {...dialog}
        >
          <p>
            An owner of this Gatehouse sees what would change, and publishes it or sends it back. Nothing is live yet.
          </p>
        </SayDialog>
      )}
      {asked === 'send-back' && (
        <SayDialog
          title="Send it back?"
          label="What should be different"
          needed="Say what should be different, so that it can be changed."
          action="Send back"
          {...dialog}
        >
          <p>Nothing is published. Whoever proposed it sees what you say, and can change it and ask again.</p>
        </SayDialog>
      )}
      {asked === 'discard' && (
        <SayDialog title="Discard this draft?" label="Why (optional)" action="Discard the draft" danger {...dialog}>
          <p>It leaves the list of drafts, and nobody can publish it any more. What is live stays as it is.</p>
        </SayDialog>
      )}
    </>
  )
}
