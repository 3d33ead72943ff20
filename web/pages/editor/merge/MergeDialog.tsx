import { useState } from 'react'
import { type AccessDocument, documentNoun, membersOf } from '#core/document-kind'
import type { Side } from '#core/merge-change'
import { sentenceOf } from '#core/sentence'
import type { ApiError } from '../../../api/api-error'
import { useWhoSaved } from '../../../history/use-who-saved'
import { PhraseText } from '../../../rules/PhraseText'
import { Banner } from '../../../ui/Banner'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { useEditor } from '../editor-context'
import { ServerErrorNote } from '../../../errors/ServerErrorNote'
import { ConflictChoice } from './ConflictChoice'
import { MergedChange } from './MergedChange'
import { useMerge } from './use-merge'

interface Props {
  /** What the draft was begun on, what Cloudflare has by now, and what the draft would save. */
  base: object
  theirs: AccessDocument
  mine: object
  saving: boolean
  error: ApiError | null
  onSave: (merged: Record<string, unknown>) => void
  /** The merged version becomes the draft. */
  onGoOn: (merged: Record<string, unknown>) => void
  /** Theirs is shown; my draft is kept aside. */
  onTakeTheirs: () => void
  onClose: () => void
}

/** How many changes that need no choice are shown at once. */
const STEP = 50

/** The live version changed while a draft was open: both are put together, and what collides is chosen. */
export function MergeDialog({ base, theirs, mine, saving, error, onSave, onGoOn, onTakeTheirs, onClose }: Props) {
  const { kind, names } = useEditor()
  const merged = useMerge(kind, { base, theirs, mine })
  const who = useWhoSaved(kind, theirs.id, theirs)
  const [shown, setShown] = useState(STEP)
  const decisionOf = (side: Side) => membersOf({ base, theirs, mine }[side])['decision']
  const noun = documentNoun[kind]
  const more = merged.safe.length - shown
  return (
    <Dialog
      title={`This ${noun} changed in Cloudflare meanwhile`}
      description={`${who} Nothing of yours was written, and nothing of theirs is lost.`}
      size="xl"
      onClose={onClose}
      footer={
        <>
          {error && !saving && (
            <div className="mb-1 w-full">
              <ServerErrorNote error={error} onRetry={() => onSave(merged.document)} />
            </div>
          )}
          <Button onClick={onTakeTheirs}>Take theirs and keep my draft aside</Button>
          <Button onClick={() => onGoOn(merged.document)} disabledReason={openWords(merged.open)}>
            Go on editing
          </Button>
          <Button
            variant="primary"
            loading={saving}
            disabledReason={openWords(merged.open) ?? merged.problem ?? (merged.nothingOfMine ? NOTHING : undefined)}
            onClick={() => onSave(merged.document)}
          >
            {saving ? 'Publishing…' : 'Publish both together'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 text-base">
        {merged.conflicts.length > 0 && (
          <section aria-label="To choose" className="flex flex-col gap-3">
            <h3 className="font-semibold">You both changed this. Choose what is to hold.</h3>
            {merged.conflicts.map(({ index, change }) => (
              <ConflictChoice
                key={index}
                change={change}
                chosen={merged.chosen(index)}
                decisionOf={decisionOf}
                onChoose={(side) => merged.choose(index, side)}
              />
            ))}
          </section>
        )}
        {merged.safe.length > 0 && (
          <section aria-label="Put together" className="flex flex-col gap-3">
            <h3 className="font-semibold">This does not collide. What is ticked is taken.</h3>
            <ul className="flex flex-col gap-2">
              {merged.safe.slice(0, shown).map(({ index, change }) => (
                <MergedChange
                  key={index}
                  change={change}
                  taken={merged.taken(index)}
                  decisionOf={decisionOf}
                  onTake={(taken) => merged.choose(index, taken ? takenSide(change.by) : 'base')}
                />
              ))}
            </ul>
            {more > 0 && (
              <Button size="sm" onClick={() => setShown(shown + STEP)}>
                Show {Math.min(more, STEP)} more of {more}
              </Button>
            )}
          </section>
        )}
        <section aria-label="The result" aria-live="polite" className="flex flex-col gap-2">
          <h3 className="font-semibold">Together it says</h3>
          {merged.warning !== undefined && <Banner tone="warning">{merged.warning}</Banner>}
          <p className="rounded-lg bg-kumo-tint px-3.5 py-3 wrap-anywhere">
            <PhraseText phrase={sentenceOf(kind, merged.document, { ...names, limit: 20 })} links={false} />
          </p>
        </section>
      </div>
    </Dialog>
  )
}

const NOTHING = 'Nothing of yours is left in it: Cloudflare has this already.'

const openWords = (open: number) =>
  open === 0 ? undefined : `Choose first: ${open === 1 ? 'one thing is' : `${open} things are`} still open.`

const takenSide = (by: 'theirs' | 'mine' | 'both'): Side => (by === 'mine' ? 'mine' : 'theirs')
