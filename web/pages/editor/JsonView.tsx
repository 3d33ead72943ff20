import { lazy, Suspense, useState } from 'react'
import type { AccessDocument } from '#core/document-kind'
import type { Draft } from '#core/draft'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Dialog } from '../../ui/Dialog'

// The text editor is as large as the rest of the page: it is fetched when somebody asks for JSON.
const JsonPanel = lazy(async () => ({ default: (await import('./json/JsonPanel')).JsonPanel }))

interface Props {
  draft: Draft
  base: AccessDocument | undefined
  /** The draft as the text says it; one step for undo. */
  onApply: (draft: Draft) => void
  onClose: () => void
}

/** The same draft, as the JSON that would be sent. Editing the text changes nothing until it is applied. */
export function JsonView({ draft, base, onApply, onClose }: Props) {
  const [edited, setEdited] = useState(false)
  const [asking, setAsking] = useState(false)
  const close = () => (edited ? setAsking(true) : onClose())
  return (
    <>
      <Dialog
        title="JSON"
        size="xl"
        description="What would be sent to Cloudflare. Change it here, then apply it to the draft: nothing is saved yet."
        onClose={close}
      >
        <Suspense fallback={<p className="py-10 text-center text-kumo-subtle">Opening the text editor…</p>}>
          <JsonPanel draft={draft} base={base} onApply={onApply} onEdited={setEdited} onCancel={close} />
        </Suspense>
      </Dialog>
      {asking && (
        <ConfirmDialog
          title="Close without applying?"
          action="Discard the text"
          danger
          pending={false}
          onConfirm={onClose}
          onClose={() => setAsking(false)}
        >
          <p>What you typed here is not in the draft yet. If you close now, it is lost.</p>
        </ConfirmDialog>
      )}
    </>
  )
}
