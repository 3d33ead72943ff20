import { documentNoun } from '#core/document-kind'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { useDraftEditor } from '../editor-context'

interface Props {
  /** Why the draft could not be carried over. */
  trouble: string | undefined
  onMakeNew: () => void
  onClose: () => void
}

/** What was to be saved is no longer there. The draft is: it can become a new one. */
export function GoneDialog({ trouble, onMakeNew, onClose }: Props) {
  const { kind } = useDraftEditor()
  const noun = documentNoun[kind]
  return (
    <Dialog
      title={`Somebody deleted this ${noun} meanwhile`}
      role="alertdialog"
      size="base"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Stay here</Button>
          <Button variant="primary" onClick={onMakeNew}>
            Make a new {noun} of my draft
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-base">
        <p>It is gone from Cloudflare, so there was nothing to save to. Your draft is still here.</p>
        <p>
          You can make a new {noun} of it. That is another {noun} to Cloudflare: what used the old one has to be told to
          use the new one.
        </p>
        {trouble !== undefined && <p role="alert">{trouble}</p>}
      </div>
    </Dialog>
  )
}
