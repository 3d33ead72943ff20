import { MutationCache, QueryClient } from '@tanstack/react-query'
import { ApiError, isPassing } from './api-error'
import { isKnownPermissions } from './connection'

/** How long an answer counts as fresh, in milliseconds: pages share one reading of the account. */
const FRESH = 30_000

/** The cache of everything read from our server. Changes are never repeated by themselves, reads only when it may help. */
export function createQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      // A refused write tells what the token may not do, which every page shows from then on, whatever was written.
      onError: async (error) => {
        if (!(error instanceof ApiError) || error.body.permission === undefined) return
        await queries.invalidateQueries({ predicate: ({ queryKey }) => isKnownPermissions(queryKey) })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH,
        // The server is usually on this very machine: being offline must show as an error, not as endless loading.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return queries
}
