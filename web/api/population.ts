import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { PopulationBody, ReadPopulation } from '#core/population-body'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

/** While last logins are still being read, the page looks for them so often. In milliseconds. */
const SOON = 4000

/** A long answer is not read so often: whoever types beside it would wait for that. */
const LONG = 1000
const LATER = 8000

const isReading = (body: PopulationBody | undefined): body is ReadPopulation =>
  body?.asked === true && body.reading.done < body.reading.of

const pathOf = (account: string, asks: boolean) =>
  `${apiPath('accounts', account, 'population')}${asks ? '?ask=yes' : ''}`

/**
 * Everybody we know of, with the facts of the last login, once somebody asked for them (`askForPeople`). It says itself
 * how much is still being read; whoever began that goes on asking until it is there.
 */
export const populationQuery = (account: string) =>
  queryOptions<PopulationBody, ApiError>({
    queryKey: [account, 'population'],
    queryFn: ({ signal, client, queryKey }) =>
      call(pathOf(account, isReading(client.getQueryData<PopulationBody>(queryKey))), { signal }),
    enabled: account !== '',
    refetchInterval: ({ state: { data } }) => isReading(data) && (data.people.length > LONG ? LATER : SOON),
  })

/** Has the people read at Cloudflare, which costs some of the calls that it grants. */
export const askForPeople = (queries: QueryClient, account: string) =>
  mutationOptions<PopulationBody, ApiError>({
    mutationKey: [account, 'population', 'ask'],
    mutationFn: () => call(pathOf(account, true)),
    onSuccess: async (body) => {
      const { queryKey } = populationQuery(account)
      // An answer on its way is of before, when nobody had asked.
      await queries.cancelQueries({ queryKey, exact: true })
      queries.setQueryData(queryKey, body)
    },
  })

type LastLogin = AnswerOf<Routes['accounts'][':account']['people'][':email']['last-login']['$get']>

/** What was known of one person at the last login. Fails with `not_found` for who never logged in. */
export const lastLoginQuery = (account: string, email: string) =>
  queryOptions<LastLogin, ApiError>({
    queryKey: [account, 'last-login', email],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'people', email, 'last-login'), { signal }),
    enabled: account !== '' && email !== '',
  })
