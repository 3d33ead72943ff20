import { useEffect, useState, type ReactNode } from 'react'
import type { DraftChange } from '#core/draft-change'
import { asking } from './asking'
import { CountingContext, createCounting } from './counting'
import { startJudging } from './start-judging'
import { useNeededPeople } from './known-people'
import { useGivenAccount } from './use-given-account'

interface Props {
  /** Must keep its identity as long as it says the same. */
  changes: readonly DraftChange[]
  /** Whether anybody is shown whom they touch. */
  needed?: boolean
  children: ReactNode
}

/** Counts whom these changes would touch, for the parts of the page inside it. */
export function CountedChanges({ changes, needed = true, children }: Props) {
  const [counting] = useState(() => createCounting(asking(startJudging)))
  useGivenAccount(counting)
  useNeededPeople(needed)
  useEffect(() => counting.count(changes), [counting, changes])
  useEffect(() => () => counting.stop(), [counting])
  return <CountingContext value={counting}>{children}</CountingContext>
}
