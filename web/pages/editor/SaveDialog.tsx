import { useMemo } from 'react'
import { sentenceOf } from '#core/sentence'
import { isDecision } from '#core/decision'
import { differences } from '#core/diff'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import type { ApiError } from '../../api/api-error'
import { PhraseText } from '../../rules/PhraseText'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Differences } from '../../rules/Differences'
import { useEditor } from './editor-context'
import { reachWords, saveOutcome, saveQuestion } from './save-words'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { UseLinks } from './UseLinks'
import { useDocumentUses } from './use-document-uses'

interface Props {
  kind: DocumentKind
  /** The document as it was read; absent for a new one. */
  before: AccessDocument | undefined
  after: Record<string, unknown>
  saving: boolean
  error: ApiError | null
  onConfirm: () => void
  onClose: () => void
}

/** What a save will change, in words, before it happens; and what Cloudflare said when it did not. */
export function SaveDialog({ kind, before, after, saving, error, onConfirm, onClose }: Props) {
  const { names } = useEditor()
  const { nameOf } = names
  const changes = useMemo(() => (before ? differences(kind, before, after, nameOf) : []), [kind, before, after, nameOf])
  const uses = useDocumentUses(kind, before?.id)
  const decision = isDecision(after['decision']) ? after['decision'] : undefined
  const name = typeof after['name'] === 'string' ? after['name'] : ''
  const nothing = before !== undefined && changes.length === 0
  return (
    <Dialog
      title={saveQuestion(kind, before === undefined, name)}
      size="lg"
      onClose={onClose}
      footer={
        <>
          {error && !saving && (
            <div className="mb-1 w-full">
              <ServerErrorNote error={error} onRetry={onConfirm} />
            </div>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            loading={saving}
            disabledReason={nothing ? 'There is nothing to save: to Cloudflare this is what it has.' : undefined}
            onClick={onConfirm}
          >
            {saving ? 'Saving…' : nothing ? 'Nothing to save' : saveOutcome(kind, before === undefined, changes.length)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {before ? (
          <Differences changes={changes} context={{ ...names, decision }} />
        ) : (
          <p className="text-base">
            <PhraseText phrase={sentenceOf(kind, after, { ...names, limit: 20 })} links={false} />
          </p>
        )}
        {before && !nothing && (
          <div className="text-base text-kumo-subtle">
            <p>{reachWords(kind, uses)}</p>
            {uses && <UseLinks uses={uses} />}
          </div>
        )}
      </div>
    </Dialog>
  )
}
