import { QueryClient } from '@tanstack/react-query'
import { isPassing } from './api-error'

/** How long an answer counts as fresh, in milliseconds: pages share one reading of the account. */
const FRESH = 30_000

/** The cache of everything read from our server. Changes are never repeated by themselves, reads only when it may help. */
export const createQueryClient = () =>
  new QueryClient({
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
