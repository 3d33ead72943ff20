import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

type Permissions = Routes['accounts'][':account']['permissions']

/** Asks whose token it is as well, which takes a call more than finding out whether it works. */
export async function askForPerson(queries: QueryClient): Promise<void> {
  const found = await call<AnswerOf<Routes['connection']['$get']>>(`${apiPath('connection')}?person=yes`)
  queries.setQueryData(connectionQuery().queryKey, found)
}

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
    queryFn: async ({ client, signal }) => {
      const found = await call<AnswerOf<Permissions['$get']>>(apiPath('accounts', account, 'permissions'), { signal })
      client.setQueryData(knownPermissionsQuery(account).queryKey, found)
      return found
    },
  })

/** The same as far as it is known, which costs no call to Cloudflare: any page may ask. */
export const knownPermissionsQuery = (account: string) =>
  queryOptions<AnswerOf<Permissions['known']['$get']>, ApiError>({
    queryKey: [account, 'permissions', 'known'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'permissions', 'known'), { signal }),
    enabled: account !== '',
  })

/** Whether a query is `knownPermissionsQuery`, of whatever account. */
export const isKnownPermissions = ([, what, which]: readonly unknown[]) => what === 'permissions' && which === 'known'

/** Forgets what was known and finds out anew, for after somebody granted a permission. */
export async function askPermissionsAgain(queries: QueryClient, account: string): Promise<void> {
  const found = await call<AnswerOf<Permissions['$get']>>(`${apiPath('accounts', account, 'permissions')}?again=yes`)
  queries.setQueryData(permissionsQuery(account).queryKey, found)
  queries.setQueryData(knownPermissionsQuery(account).queryKey, found)
}
