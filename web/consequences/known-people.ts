import { useMutation, useMutationState, useQuery, useQueryClient, type MutationState } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Person } from '#core/population'
import type { PopulationBody, ReadPopulation } from '#core/population-body'
import { useAccountId } from '../api/account'
import type { ApiError } from '../api/api-error'
import { askForPeople, populationQuery } from '../api/population'

interface KnownPeople {
  /** The same list while nothing changed; `undefined` while it is read, could not be, or nobody asked for it. */
  people: readonly Person[] | undefined
  population: ReadPopulation | undefined
  /** Nobody needed the people so far: it is not known whether there are any. */
  notAsked: boolean
  /** They are being read for the first time, because somebody asked. */
  asking: boolean
  /** Has them read. */
  ask: () => void
  error: ApiError | null
}

/** Everybody we know of in the account of the page. It is never everyone. */
export function useKnownPeople(): KnownPeople {
  const account = useAccountId()
  const queries = useQueryClient()
  const { data, error } = useQuery(populationQuery(account))
  const options = askForPeople(queries, account)
  const { mutate } = useMutation(options)
  const { mutationKey } = options
  const asks = useMutationState({
    filters: { mutationKey: mutationKey ?? [], exact: true },
    select: ({ state }) => state as MutationState<PopulationBody, ApiError>,
  })
  const ask = useCallback(() => {
    // Several parts of a page may need them at once.
    if (queries.isMutating({ mutationKey: [account, 'population', 'ask'] }) === 0) mutate()
  }, [queries, account, mutate])
  const population = data?.asked ? data : undefined
  const last = population ? undefined : asks.at(-1)
  const asking = last?.status === 'pending'
  return {
    people: population?.people,
    population,
    notAsked: data?.asked === false && !asking,
    asking,
    ask,
    error: error ?? (last?.status === 'error' ? last.error : null),
  }
}

/** Has the people read as soon as they are needed, where nobody asked for them before. */
export function useNeededPeople(needed: boolean): void {
  const { notAsked, error, ask } = useKnownPeople()
  const due = needed && notAsked && !error
  useEffect(() => {
    if (due) ask()
  }, [due, ask])
}
