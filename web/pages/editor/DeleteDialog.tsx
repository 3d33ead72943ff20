import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deletionOf } from '#core/any-of-changes'
import { documentNoun, type AccessDocument, type DocumentKind } from '#core/document-kind'
import { useAccountId } from '../../api/account'
import { publishChanges } from '../../api/changes'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { DetachAndDelete } from './delete/DetachAndDelete'
import { keptBy } from './use-words'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { useEditor } from './editor-context'
import { UseLinks } from './UseLinks'
import { useDocumentUses } from './use-document-uses'
import { useResource, useZone } from './use-resource'

interface Props {
  kind: DocumentKind
  document: AccessDocument
  /** The version that is to be deleted: if it changed meanwhile, nothing is. */
  etag: string
  onDeleted: () => void
  onClose: () => void
}

/** Asks before a policy or a group is deleted, and names what still uses it. A group can be taken out of all that. */
export function DeleteDialog(props: Props) {
  const { kind, document, etag, onDeleted, onClose } = props
  const account = useAccountId()
  const queries = useQueryClient()
  const { helpers } = useEditor()
  const zone = useZone()
  const ofZone = useMutation(useResource(kind).remove(queries, account, document.id))
  const ofAccount = useMutation(publishChanges(queries, account))
  const changes = deletionOf(kind, { document, etag }, helpers)
  // A group of a zone is deleted by itself: sets of changes are of the account.
  const remove = zone === undefined ? ofAccount : ofZone
  const uses = useDocumentUses(kind, document.id)
  const noun = documentNoun[kind]
  const kept = uses && keptBy(uses)
  const confirm = () =>
    zone === undefined
      ? ofAccount.mutate({ changes }, { onSuccess: onDeleted })
      : ofZone.mutate({ etag }, { onSuccess: onDeleted })
  if (kind === 'groups' && kept !== undefined) return <DetachAndDelete {...props} group={document} uses={uses ?? []} />
  return (
    <Dialog
      title={`Delete ${document.name}?`}
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          {remove.error && (
            <div className="mb-1 w-full">
              <ServerErrorNote error={remove.error} onRetry={confirm} />
            </div>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="destructive" loading={remove.isPending} disabledReason={kept} onClick={confirm}>
            {remove.isPending ? 'Deleting…' : `Delete ${noun}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-base">
        {kept ? (
          <div>
            <p>{kept}</p>
            {uses && <UseLinks uses={uses} />}
          </div>
        ) : (
          <p>
            {uses
              ? `Nothing in this account uses this ${noun}. `
              : `What uses this ${noun} is not known here; Cloudflare refuses if something still does. `}
            {changes.length > 1 && 'The groups that Gatehouse keeps for its “any of” go with it. '}
            It cannot be brought back.
          </p>
        )}
      </div>
    </Dialog>
  )
}
