import { queryOptions } from '@tanstack/react-query'
import type { PopulationBody } from '#core/population-body'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

/** While last logins are still being read, the page looks for them so often. In milliseconds. */
const SOON = 4000

/** Everybody we know of, with the facts of the last login. It says itself how much is still being read. */
export const populationQuery = (account: string) =>
  queryOptions<PopulationBody, ApiError>({
    queryKey: [account, 'population'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'population'), { signal }),
    enabled: account !== '',
    refetchInterval: ({ state }) => (state.data && state.data.reading.done < state.data.reading.of ? SOON : false),
  })

type LastLogin = AnswerOf<Routes['accounts'][':account']['people'][':email']['last-login']['$get']>

/** What was known of one person at the last login. Fails with `not_found` for who never logged in. */
export const lastLoginQuery = (account: string, email: string) =>
  queryOptions<LastLogin, ApiError>({
    queryKey: [account, 'last-login', email],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'people', email, 'last-login'), { signal }),
    enabled: account !== '' && email !== '',
  })
