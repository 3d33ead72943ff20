import type { QueryClient } from '@tanstack/react-query'

/** Everything that is made of the history of an account. */
export const historyKey = (account: string) => [account, 'history'] as const

/** Something was written, so there is more in the history. */
export const historyMoved = (queries: QueryClient, account: string) =>
  queries.invalidateQueries({ queryKey: historyKey(account) })
