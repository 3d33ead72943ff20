import { fixedAt, type Finding } from '#core/findings/finding'
import { PublishFixDialog } from './PublishFixDialog'
import { RemovalDialog } from './RemovalDialog'

interface Props {
  finding: Finding
  /** What was to be deleted is gone; absent: the dialog just closes. */
  onDeleted?: () => void
  onClose: () => void
}

/** The dialog that shows what would end a finding, and publishes it; nothing for one that nothing here ends. */
export function MendDialog({ finding, onDeleted, onClose }: Props) {
  const { fix, removal } = finding
  const at = fix && fixedAt(finding)
  if (fix && at) return <PublishFixDialog finding={finding} fix={fix} at={at} onClose={onClose} />
  return removal ? (
    <RemovalDialog finding={finding} removal={removal} onDeleted={onDeleted ?? onClose} onClose={onClose} />
  ) : null
}
