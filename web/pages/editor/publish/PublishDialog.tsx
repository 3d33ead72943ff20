import { useMemo, useState } from 'react'
import { isDecision } from '#core/decision'
import { differences } from '#core/diff'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import { sentenceOf } from '#core/sentence'
import type { ApiError } from '../../../api/api-error'
import { ServerErrorNote } from '../../../errors/ServerErrorNote'
import { Differences } from '../../../rules/Differences'
import { PhraseText } from '../../../rules/PhraseText'
import { SentenceDiff } from '../../../rules/SentenceDiff'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { useEditor } from '../editor-context'
import { TouchedPeople } from './TouchedPeople'
import { changesCounted, publishQuestion } from './publish-words'
import type { Reasons } from './use-publish'

interface Props {
  kind: DocumentKind
  /** The document as it was read; absent for a new one. */
  before: AccessDocument | undefined
  after: Record<string, unknown>
  /** All that is written. */
  changes: readonly DocumentChange[]
  publishing: boolean
  error: ApiError | null
  onPublish: (reasons: Reasons) => void
  onClose: () => void
}

/** How many rules of a kind the sentence tells one by one. */
const TOLD = 20

/** What publishing will do, in words and by name, before it happens; and what Cloudflare said when it did not. */
export function PublishDialog({ kind, before, after, publishing, error, onPublish, onClose }: Props) {
  const { names } = useEditor()
  const [reasons] = useState<Reasons>({})
  const changed = useMemo(
    () => (before ? differences(kind, before, after, names.nameOf) : []),
    [kind, before, after, names.nameOf],
  )
  const [was, is] = useMemo(() => {
    const told = { ...names, limit: TOLD }
    return [before && sentenceOf(kind, before, told), sentenceOf(kind, after, told)]
  }, [kind, before, after, names])
  const decision = isDecision(after['decision']) ? after['decision'] : undefined
  const name = typeof after['name'] === 'string' ? after['name'] : ''
  const nothing = before !== undefined && changed.length === 0
  const publish = () => onPublish(reasons)
  return (
    <Dialog
      title={publishQuestion(kind, before === undefined, name)}
      size="xl"
      onClose={onClose}
      footer={
        <>
          {error && !publishing && (
            <div className="mb-1 w-full">
              <ServerErrorNote error={error} onRetry={publish} />
            </div>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            loading={publishing}
            disabledReason={nothing ? 'There is nothing to publish: to Cloudflare this is what it has.' : undefined}
            onClick={publish}
          >
            {publishing ? 'Publishing…' : 'Publish now'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 text-base">
        <section aria-label="The sentence" className="flex flex-col gap-2">
          <p className="rounded-lg bg-kumo-tint px-3.5 py-3 text-base/7 wrap-anywhere">
            {was ? <SentenceDiff before={was} after={is} /> : <PhraseText phrase={is} links={false} />}
          </p>
        </section>
        <TouchedPeople kind={kind} />
        <section aria-label="What is written" className="flex flex-col gap-2">
          <h3 className="font-semibold">{changesCounted(kind, before === undefined, changed.length)}</h3>
          {before && <Differences changes={changed} context={{ ...names, decision }} />}
        </section>
      </div>
    </Dialog>
  )
}
