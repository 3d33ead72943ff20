import { CheckCircleIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding } from '#core/findings/finding'
import { useAccountId } from '../../../api/account'
import { factsQuery } from '../../../api/facts'
import { ErrorNote } from '../../../errors/ErrorNote'
import { FindingList } from '../../../findings/FindingList'
import { FindingNote } from '../../../findings/FindingNote'
import { PeopleNotLookedAt } from '../../../findings/PeopleNotLookedAt'
import { UnreadParts } from '../../../findings/UnreadParts'
import { useFindingFacts } from '../../../findings/use-finding-facts'
import { WaiverNote } from '../../../findings/WaiverNote'
import { Button } from '../../../ui/Button'
import { Disclosure } from '../../../ui/Disclosure'
import { Skeleton } from '../../../ui/Skeleton'
import { useDraftEditor } from '../editor-context'
import { useZone } from '../use-resource'
import { PlaceButton } from './PlaceButton'
import { RuleFaults, useRuleFaultCount } from './RuleFaults'
import { useDraftFindings } from './use-draft-findings'
import { useFindingActions } from './use-finding-actions'

const STEP = 20

const whereOf = ({ place }: Finding) => <PlaceButton place={place} />

/**
 * Everything that is found in the draft: the content of a panel or a tab, without a frame of its own. It stands inside
 * the editor and takes nothing: `<DraftProblems />`. For a count beside its name see `useDraftFindings`.
 */
export function DraftProblems() {
  return (
    <div className="flex flex-col gap-3">
      <RuleFaults />
      <DraftFound />
    </div>
  )
}

function DraftFound() {
  const found = useDraftFindings()
  const faults = useRuleFaultCount()
  const { facts, unread, readingPeople, peopleNotAsked, error, isPending } = useFindingFacts()
  const { refetch } = useQuery(factsQuery(useAccountId()))
  const { lockedReason } = useDraftEditor()
  const actions = useFindingActions()
  const [shown, setShown] = useState(STEP)
  const ofZone = useZone() !== undefined
  if (ofZone) return <p>Groups of one domain are not looked at: what uses them is not known here.</p>
  if (error && !facts) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!found) return isPending || facts ? <Skeleton className="w-48" /> : <UnreadParts unread={unread} />
  const { counting, waived } = found
  const more = counting.length - shown
  return (
    <div className="flex flex-col gap-3">
      {counting.length === 0 && faults === 0 && (
        <p className="flex items-center gap-2 text-base">
          {!peopleNotAsked && (
            <CheckCircleIcon aria-hidden size={18} weight="fill" className="shrink-0 text-kumo-success" />
          )}
          {peopleNotAsked ? 'Nothing found in what was looked at so far.' : 'Nothing found.'}
        </p>
      )}
      <FindingList label="Problems of the draft" findings={counting.slice(0, shown)} whereOf={whereOf} {...actions} />
      {more > 0 && (
        <Button size="sm" className="self-start" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(more, STEP)} more of {more}
        </Button>
      )}
      {waived.length > 0 && (
        <Disclosure summary={`Waived (${waived.length})`}>
          {waived.map(({ finding, waiver }) => (
            <FindingNote key={waiver.id} finding={finding}>
              <WaiverNote waiver={waiver} lockedReason={lockedReason} />
            </FindingNote>
          ))}
        </Disclosure>
      )}
      {peopleNotAsked && <PeopleNotLookedAt />}
      <UnreadParts {...{ unread, readingPeople }} />
    </div>
  )
}
