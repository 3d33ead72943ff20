import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

type Accounts = AnswerOf<Routes['accounts']['$get']>

export type Account = Accounts[number]

/** The accounts that the server's token can see. */
export const accountsQuery = () =>
  queryOptions<Accounts, ApiError>({
    queryKey: ['accounts'],
    // Each reading is a call to Cloudflare, and accounts seldom come and go. Loading the page reads them anew.
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => call(apiPath('accounts'), { signal }),
  })
