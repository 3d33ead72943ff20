import { CheckCircleIcon, PencilSimpleIcon, LockSimpleIcon } from '@phosphor-icons/react'
import { sameDocument } from '#core/canonical'
import type { SharedDraft } from '#core/shared-draft'
import { editedChange } from '../../drafts/edited-change'
import { Badge } from '../../ui/Badge'
import { Tip } from '../../ui/Tip'
import { useDraftEditor } from './editor-context'
import { useStore } from '../../external-store'

interface Props {
  isNew: boolean
  /** The browser keeps the draft, so that the page may be left. */
  kept: boolean
  /** The draft on the server that is open. */
  shared: SharedDraft | undefined
}

/** Whether what is on the page is in Cloudflare. */
export function DraftState({ isNew, kept, shared }: Props) {
  const { kind, draft, lockedReason } = useDraftEditor()
  const there = shared && editedChange(shared)?.document
  const saved = useStore(draft.checked, ({ document }) => there !== undefined && sameDocument(kind, there, document))
  const changed = useStore(draft.checked, ({ changes }) => changes.length > 0)
  if (lockedReason !== undefined) return <Badge icon={LockSimpleIcon}>Read only</Badge>
  if (!changed && !isNew && !shared) {
    return (
      <Badge tone="good" icon={CheckCircleIcon}>
        As in Cloudflare
      </Badge>
    )
  }
  const words = saved
    ? 'It is saved on the server: whoever has its link sees what you see.'
    : kept
      ? 'You can leave this page: your changes are kept in this browser until you publish or discard them.'
      : 'Your changes are only on this page. Publish them before you leave it.'
  return (
    <Tip content={words}>
      <span tabIndex={0} className="rounded">
        <Badge tone="warning" icon={PencilSimpleIcon}>
          {shared ? (saved ? 'Shared draft, not live' : 'Shared draft, not saved') : 'Draft, not live'}
        </Badge>
        <span className="sr-only">{words}</span>
      </span>
    </Tip>
  )
}
