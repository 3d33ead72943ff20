import { useMemo } from 'react'
import type { GuardSentence } from '#core/account-settings'
import { judgeGuard } from '#core/guards'
import { useAccountFacts } from '../../api/facts'
import { useKnownPeople } from '../../consequences/known-people'
import { GuardMark } from './GuardMark'

/** Whether a sentence is true of the account as it is. */
export function GuardState({ guard }: { guard: GuardSentence }) {
  const { facts } = useAccountFacts()
  const { people, error } = useKnownPeople()
  const judged = useMemo(() => facts && people && judgeGuard(guard, facts, people), [guard, facts, people])
  if (error) return <p className="text-sm text-kumo-subtle">It cannot be checked: {error.body.message}</p>
  if (!judged) return <p className="text-sm text-kumo-subtle">Being checked…</p>
  return <GuardMark judged={judged} />
}
