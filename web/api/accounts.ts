import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

type Accounts = AnswerOf<Routes['accounts']['$get']>

export type Account = Accounts[number]

/** The accounts that the server's token can see. */
export const accountsQuery = () =>
  queryOptions<Accounts, ApiError>({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => call(apiPath('accounts'), { signal }),
  })
