import { useEffect, useState, type ReactNode } from 'react'
import type { DraftChange } from '#core/draft-change'
import { useAccountFacts } from '../api/facts'
import { asking } from './asking'
import { CountingContext, createCounting } from './counting'
import { useKnownPeople } from './known-people'
import { startJudging } from './start-judging'

interface Props {
  /** Must keep its identity as long as it says the same. */
  changes: readonly DraftChange[]
  children: ReactNode
}

/** Counts whom these changes would touch, for the parts of the page inside it. */
export function CountedChanges({ changes, children }: Props) {
  const [counting] = useState(() => createCounting(asking(startJudging)))
  const { facts } = useAccountFacts()
  const { people } = useKnownPeople()
  useEffect(() => {
    if (facts && people) counting.account(facts, people)
  }, [counting, facts, people])
  useEffect(() => counting.count(changes), [counting, changes])
  useEffect(() => () => counting.stop(), [counting])
  return <CountingContext value={counting}>{children}</CountingContext>
}
