import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { populationOf, type Person } from '#core/population'
import { useAccountId } from '../api/account'
import { useAccountFacts } from '../api/facts'
import { pickers } from '../api/pickers'

/** Everybody we know of; `undefined` while that is being read. */
export function useKnownPeople(): { people: readonly Person[] | undefined } {
  const { facts } = useAccountFacts()
  const { data, isPending } = useQuery(pickers.people(useAccountId()))
  const people = useMemo(() => {
    if (!facts || isPending) return undefined
    const from = (source: string) => (data ?? []).filter((person) => person.source === source)
    return populationOf({ visitors: from('access'), colleagues: from('directory'), facts })
  }, [facts, data, isPending])
  return { people }
}
