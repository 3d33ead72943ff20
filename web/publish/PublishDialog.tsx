import { useMemo, type ReactNode } from 'react'
import { knownDecision } from '#core/decision'
import { differences } from '#core/diff'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import type { Names } from '#core/selector'
import { sentenceOf } from '#core/sentence'
import type { ApiError } from '../api/api-error'
import { useAccountNames } from '../api/account'
import { ServerErrorNote } from '../errors/ServerErrorNote'
import { Differences } from '../rules/Differences'
import { PhraseText } from '../rules/PhraseText'
import { SentenceDiff } from '../rules/SentenceDiff'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { GuardList } from './GuardList'
import { LeftFindings } from './LeftFindings'
import { NewFindings } from './NewFindings'
import { PublishReasons } from './PublishReasons'
import { TouchedPeople } from './TouchedPeople'
import { changesCounted, publishQuestion } from './publish-words'
import type { Reasons } from './reasons'
import { useVerdict } from './use-verdict'

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
  /** Asks an owner to publish it instead; absent where nobody can be asked. */
  onPropose?: ((reasons: Reasons) => void) | undefined
  proposing?: boolean
  /** Who asked for it to be published, where somebody did. */
  proposedBy?: string | undefined
  /** What is asked; without it, whether the document is to be published. */
  title?: string
  /** Why it cannot be published now. */
  refused?: string | undefined
  /** What is to be done before there is anything to tell: nothing but the children is shown until then. */
  undecided?: string | undefined
  /** Names of things that are not in the account yet, and of all others. */
  names?: Names
  /** What else is written together with it, in words. */
  besides?: ReactNode
  /** What is to be known before anything else. */
  children?: ReactNode
}

/** How many rules of a kind the sentence tells one by one. */
const TOLD = 20

/** What publishing will do, in words and by name, before it happens; and what Cloudflare said when it did not. */
export function PublishDialog(props: Props) {
  const { kind, before, after, changes, publishing, error, onPublish, onClose, title, refused, children } = props
  const { onPropose, proposing = false } = props
  const accountNames = useAccountNames()
  const names = props.names ?? accountNames
  const changed = useMemo(
    () => (before ? differences(kind, before, after, names.nameOf) : []),
    [kind, before, after, names.nameOf],
  )
  const [was, is] = useMemo(() => {
    const told = { ...names, limit: TOLD }
    return [before && sentenceOf(kind, before, told), sentenceOf(kind, after, told)]
  }, [kind, before, after, names])
  const decision = knownDecision(after['decision'])
  const name = typeof after['name'] === 'string' ? after['name'] : ''
  const nothing = before !== undefined && changed.length === 0
  const verdict = useVerdict(changes, { name, proposedBy: props.proposedBy })
  const needsApproval = error?.body.code === 'needs_approval' || verdict.forSomebodyElse
  const { undecided } = props
  const stop =
    undecided ?? refused ?? (nothing ? 'There is nothing to publish: to Cloudflare this is what it has.' : verdict.stop)
  const publish = () => onPublish(verdict.reasons)
  return (
    <Dialog
      title={title ?? publishQuestion(kind, before === undefined, name)}
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
          {onPropose && (
            <Button
              variant={needsApproval ? 'primary' : 'secondary'}
              loading={proposing}
              disabledReason={nothing ? 'There is nothing to approve: to Cloudflare this is what it has.' : undefined}
              onClick={() => onPropose(verdict.reasons)}
            >
              Ask for approval
            </Button>
          )}
          <Button
            variant={needsApproval ? 'secondary' : 'primary'}
            loading={publishing}
            disabledReason={stop}
            onClick={publish}
          >
            {publishing ? 'Publishing…' : 'Publish now'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 text-base">
        {children}
        {undecided === undefined && (
          <>
            <section aria-label="The sentence" className="flex flex-col gap-2">
              <p className="rounded-lg bg-kumo-tint px-3.5 py-3 text-base/7 wrap-anywhere">
                {was ? <SentenceDiff before={was} after={is} /> : <PhraseText phrase={is} links={false} />}
              </p>
            </section>
            <TouchedPeople kind={kind} />
            {verdict.error && <ServerErrorNote error={verdict.error} />}
            <GuardList body={verdict.body} ticks />
            {verdict.body?.assessment && <NewFindings findings={verdict.body.assessment.findings} />}
            <LeftFindings findings={verdict.body?.assessment?.left} />
            <section aria-label="What is written" className="flex flex-col gap-2">
              <h3 className="font-semibold">{changesCounted(kind, before === undefined, changed.length)}</h3>
              {before && <Differences changes={changed} context={{ ...names, decision }} />}
            </section>
            {props.besides}
            {!nothing && <PublishReasons verdict={verdict} />}
          </>
        )}
      </div>
    </Dialog>
  )
}
