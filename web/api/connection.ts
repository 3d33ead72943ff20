import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

type Permissions = Routes['accounts'][':account']['permissions']

/** Who Gatehouse is at Cloudflare. Asks Cloudflare, so it is for where the answer is shown. */
export const connectionQuery = () =>
  queryOptions<AnswerOf<Routes['connection']['$get']>, ApiError>({
    queryKey: ['connection'],
    queryFn: ({ signal }) => call(apiPath('connection'), { signal }),
  })

/** What the token may do in an account. Asks Cloudflare for what is not known yet. */
export const permissionsQuery = (account: string) =>
  queryOptions<AnswerOf<Permissions['$get']>, ApiError>({
    queryKey: [account, 'permissions', 'asked'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'permissions'), { signal }),
  })

/** The same as far as it is known, which costs no call to Cloudflare: any page may ask. */
export const knownPermissionsQuery = (account: string) =>
  queryOptions<AnswerOf<Permissions['known']['$get']>, ApiError>({
    queryKey: [account, 'permissions', 'known'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'permissions', 'known'), { signal }),
    enabled: account !== '',
  })

/** Forgets what was known and finds out anew, for after somebody granted a permission. */
export const askPermissionsAgain = (account: string) =>
  call<AnswerOf<Permissions['$get']>>(`${apiPath('accounts', account, 'permissions')}?again=yes`)
