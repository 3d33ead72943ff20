import { CheckCircleIcon, PencilSimpleIcon, LockSimpleIcon } from '@phosphor-icons/react'
import { Badge } from '../../ui/Badge'
import { Tip } from '../../ui/Tip'
import { useEditor } from './editor-context'
import { useStore } from '../../external-store'

interface Props {
  isNew: boolean
  /** The browser keeps the draft, so that the page may be left. */
  kept: boolean
}

/** Whether what is on the page is in Cloudflare. */
export function DraftState({ isNew, kept }: Props) {
  const { draft, lockedReason } = useEditor()
  const changed = useStore(draft.checked, ({ changes }) => changes.length > 0)
  if (lockedReason !== undefined) return <Badge icon={LockSimpleIcon}>Read only</Badge>
  if (!changed && !isNew) {
    return (
      <Badge tone="good" icon={CheckCircleIcon}>
        As in Cloudflare
      </Badge>
    )
  }
  const words = kept
    ? 'You can leave this page: your changes are kept in this browser until you publish or discard them.'
    : 'Your changes are only on this page. Publish them before you leave it.'
  return (
    <Tip content={words}>
      <span tabIndex={0} className="rounded">
        <Badge tone="warning" icon={PencilSimpleIcon}>
          Draft, not live
        </Badge>
        <span className="sr-only">{words}</span>
      </span>
    </Tip>
  )
}
