import { memo, lazy, Suspense, useState } from 'react'
import type { DocumentKind } from '#core/document-kind'
import { cannotCount, useOutcome } from '../../consequences/counting'
import { useKnownPeople } from '../../consequences/known-people'
import { shortOutcome } from '../../consequences/outcome-words'
import { Card } from '../../ui/Card'
import { Sheet } from '../../ui/Sheet'
import { Skeleton } from '../../ui/Skeleton'
import { useMedia } from '../../ui/use-media'
import { DraftProblems } from './findings/DraftProblems'
import { useRuleFaultCount } from './findings/RuleFaults'
import { useDraftFindings } from './findings/use-draft-findings'
import { PublishButton } from './publish/PublishButton'
import { UsedByPanel } from './UsedByPanel'

const ConsequencesPanel = lazy(async () => ({
  default: (await import('../../consequences/ConsequencesPanel')).ConsequencesPanel,
}))

interface Props {
  kind: DocumentKind
  /** Absent: a new document. */
  id: string | undefined
  onPublish: () => void
}

/** Beside the editor, always: what the draft would do. On narrow screens a bar below says it, and opens the rest. */
export const ConsequencesSide = memo(function ConsequencesSide({ kind, id, onPublish }: Props) {
  const faults = useRuleFaultCount()
  const findings = useDraftFindings()?.counting.length
  const found = findings === undefined && faults === 0 ? undefined : (findings ?? 0) + faults
  const { notAsked } = useKnownPeople()
  // That nothing was found is not said while people were not looked at.
  const problems = found === 0 && notAsked ? undefined : found
  const wide = useMedia('(min-width: 64rem)')
  const [open, setOpen] = useState(false)
  const panel = (
    <Suspense fallback={<Skeleton className="m-4 h-40" />}>
      <ConsequencesPanel
        problems={{ count: problems, list: <DraftProblems /> }}
        usedBy={<UsedByPanel kind={kind} id={id} />}
        isNew={id === undefined}
      />
    </Suspense>
  )
  if (wide) {
    return (
      <aside aria-label="Consequences" className="sticky top-20 min-w-0">
        <Card className="flex max-h-[calc(100dvh-6rem)] min-h-80 flex-col overflow-hidden">{panel}</Card>
      </aside>
    )
  }
  return (
    <>
      <div
        data-bottom-bar
        className="fixed inset-x-0 bottom-0 z-10 flex items-center gap-2 border-t border-kumo-hairline bg-kumo-base p-3 md:left-60"
      >
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
          className="min-h-11 min-w-0 flex-1 cursor-pointer rounded-lg px-3 text-left font-semibold ring ring-kumo-line outline-none hover:bg-kumo-tint focus-visible:ring-2 focus-visible:ring-kumo-focus"
        >
          <BarWords problems={problems} />
        </button>
        <PublishButton
          isNew={id === undefined}
          onPublish={onPublish}
          className="min-h-11 min-w-0 justify-center md:hidden"
        />
      </div>
      {open && (
        <Sheet title="Consequences" onClose={() => setOpen(false)}>
          {panel}
        </Sheet>
      )}
    </>
  )
})

/** "+3 −1, 1 problem" */
function BarWords({ problems }: { problems: number | undefined }) {
  const cannot = useOutcome(cannotCount)
  const short = useOutcome(({ counted }) => counted && shortOutcome(counted))
  const { notAsked } = useKnownPeople()
  return [
    short ?? (cannot ? 'Cannot be counted' : notAsked ? 'People not looked at yet' : 'Counting…'),
    ...(problems === undefined ? [] : [problems === 1 ? '1 problem' : `${problems || 'no'} problems`]),
  ].join(', ')
}
