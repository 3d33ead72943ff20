import { useEffect, useMemo } from 'react'
import { useAccountFacts } from '../api/facts'
import type { Counting } from './counting'
import { useKnownPeople } from './known-people'
import { whyNotCounted } from './not-counted'

/** Gives what counts the account of the page and the people we know of, or says why they are not there. */
export function useGivenAccount(counting: Counting): void {
  const { facts, unread, error, isPending } = useAccountFacts()
  const { people, error: peopleError } = useKnownPeople()
  const reasons = useMemo(
    () =>
      whyNotCounted(
        { there: facts !== undefined, error, unread, isPending },
        { there: people !== undefined, error: peopleError },
      ),
    [facts, error, unread, isPending, people, peopleError],
  )
  useEffect(() => {
    if (facts && people) counting.account(facts, people)
    else counting.unread(reasons)
  }, [counting, facts, people, reasons])
}
