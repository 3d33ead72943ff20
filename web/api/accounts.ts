import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

export interface Account {
  id: string
  name: string
}

/** The accounts that the server's token can see. */
export const accountsQuery = () =>
  queryOptions<Account[], ApiError>({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => call<Account[]>(apiPath('accounts'), { signal }),
  })
