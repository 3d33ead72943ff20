import { useQuery } from '@tanstack/react-query'
import type { Person } from '#core/population'
import type { PopulationBody } from '#core/population-body'
import { useAccountId } from '../api/account'
import type { ApiError } from '../api/api-error'
import { populationQuery } from '../api/population'

interface KnownPeople {
  /** The same list while nothing changed; `undefined` while it is read, or when it could not be. */
  people: readonly Person[] | undefined
  population: PopulationBody | undefined
  error: ApiError | null
}

/** Everybody we know of in the account of the page. It is never everyone. */
export function useKnownPeople(): KnownPeople {
  const { data, error } = useQuery(populationQuery(useAccountId()))
  return { people: data?.people, population: data, error }
}
