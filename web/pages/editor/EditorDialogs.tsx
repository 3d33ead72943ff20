import { documentNoun } from '#core/document-kind'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { DeleteDialog } from './DeleteDialog'
import { JsonView } from './JsonView'
import { GoneDialog } from './merge/GoneDialog'
import { MergeDialog } from './merge/MergeDialog'
import { PublishDialog } from '../../publish/PublishDialog'
import { ShortcutsDialog } from './ShortcutsDialog'
import type { EditorCommands } from './use-editor-commands'
import { useZone } from './use-resource'
import type { EditorState } from './use-editor-state'

export type OpenDialog = 'publish' | 'merge' | 'gone' | 'delete' | 'discard' | 'json' | 'shortcuts' | undefined

interface Props {
  open: OpenDialog
  state: EditorState
  commands: EditorCommands
  onClose: () => void
}

/** The dialogs of the editor, one at a time. */
export function EditorDialogs({ open, state, commands, onClose }: Props) {
  const { context, base, theirs } = state
  const { kind, draft } = context
  const zone = useZone()
  if (open === 'publish') {
    return (
      <PublishDialog
        names={context.names}
        kind={kind}
        before={base?.document}
        after={draft.checked.get().document}
        changes={zone === undefined ? state.changesOf(draft.checked.get().document, base) : []}
        publishing={commands.publishing}
        error={commands.publishError}
        onPublish={commands.confirmPublish}
        onPropose={zone === undefined ? (reasons) => void commands.propose(reasons) : undefined}
        proposing={commands.proposing}
        onClose={onClose}
      />
    )
  }
  if (open === 'merge' && base && theirs) {
    return (
      <MergeDialog
        key={theirs.etag}
        base={base.document}
        theirs={theirs.document}
        mine={draft.checked.get().document}
        saving={commands.publishing}
        error={commands.publishError}
        onSave={(merged) => commands.publishMerged(merged, theirs)}
        onGoOn={(merged) => commands.goOnFrom(merged, theirs)}
        onTakeTheirs={() => commands.takeTheirs(theirs)}
        onClose={onClose}
      />
    )
  }
  if (open === 'gone') {
    return <GoneDialog trouble={commands.trouble} onMakeNew={commands.makeNewOfGone} onClose={onClose} />
  }
  if (open === 'delete' && base) {
    return (
      <DeleteDialog
        kind={kind}
        document={base.document}
        etag={base.etag}
        onDeleted={commands.deleted}
        onClose={onClose}
      />
    )
  }
  if (open === 'discard') {
    const shared = commands.isShared ? ' for everybody who has the link' : ''
    return (
      <ConfirmDialog
        title="Discard the draft?"
        action="Discard the draft"
        danger
        pending={false}
        onConfirm={() => {
          void commands.discardNow()
          onClose()
        }}
        onClose={onClose}
      >
        {base
          ? `Your changes are thrown away${shared}, and the ${documentNoun[kind]} is shown as it is in Cloudflare.`
          : `The new ${documentNoun[kind]} is thrown away${shared}. It never was in Cloudflare.`}
      </ConfirmDialog>
    )
  }
  if (open === 'json') {
    return (
      <JsonView
        draft={draft.now()}
        base={base?.document}
        onApply={(next) => {
          draft.replaceAll(next)
          onClose()
        }}
        onClose={onClose}
      />
    )
  }
  return open === 'shortcuts' ? <ShortcutsDialog onClose={onClose} /> : null
}
