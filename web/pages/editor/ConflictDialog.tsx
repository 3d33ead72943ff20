import { useMemo } from 'react'
import { isDecision } from '#core/decision'
import { differences } from '#core/diff'
import { documentNoun } from '#core/document-kind'
import { useAccountNames } from '../../api/account'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { DraftBase } from './draft-storage'
import { Differences } from './Differences'
import { useEditor } from './editor-context'

interface Props {
  base: DraftBase
  theirs: DraftBase
  /** My changes are put on top of theirs and shown for review. */
  onRebase: () => void
  /** Theirs is shown; my draft is kept aside. */
  onTakeTheirs: () => void
  onClose: () => void
}

/** The live version changed while a draft was open: what changed, and the two ways on. Neither loses anything. */
export function ConflictDialog({ base, theirs, onRebase, onTakeTheirs, onClose }: Props) {
  const { kind } = useEditor()
  const { nameOf } = useAccountNames()
  const changes = useMemo(
    () => differences(kind, base.document, theirs.document),
    [kind, base.document, theirs.document],
  )
  const { decision } = theirs.document
  return (
    <Dialog
      title={`This ${documentNoun[kind]} changed in Cloudflare meanwhile`}
      description="Somebody else saved it after you began. Cloudflare does not tell us who. Your draft is untouched, and nothing was written."
      size="lg"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onTakeTheirs}>Load the live version and keep my draft aside</Button>
          <Button variant="primary" onClick={onRebase}>
            Review my changes on top of theirs
          </Button>
        </>
      }
    >
      <h3 className="mb-2 font-semibold">What they changed</h3>
      {changes.length === 0 ? (
        <p>Nothing that makes a difference: only what Cloudflare itself writes down about it.</p>
      ) : (
        <Differences changes={changes} context={{ decision: isDecision(decision) ? decision : undefined, nameOf }} />
      )}
    </Dialog>
  )
}
