import { useMemo } from 'react'
import type { GuardSentence } from '#core/account-settings'
import { judgeGuard } from '#core/guards'
import { useAccountFacts } from '../../api/facts'
import { AskForPeople } from '../../consequences/AskForPeople'
import { useKnownPeople } from '../../consequences/known-people'
import { GuardMark } from './GuardMark'

/** Whether a sentence is true of the account as it is. */
export function GuardState({ guard }: { guard: GuardSentence }) {
  const { facts } = useAccountFacts()
  const { people, error, notAsked } = useKnownPeople()
  const judged = useMemo(() => facts && people && judgeGuard(guard, facts, people), [guard, facts, people])
  if (error) return <p className="text-sm text-kumo-subtle">It cannot be checked: {error.body.message}</p>
  if (notAsked) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-sm text-kumo-subtle">
        <p>Not checked yet: the people are read when somebody needs them.</p>
        <AskForPeople>Check it now</AskForPeople>
      </div>
    )
  }
  if (!judged) return <p className="text-sm text-kumo-subtle">Being checked…</p>
  return <GuardMark judged={judged} />
}
