import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

export interface Session {
  /** `practice`: an invented company, nothing is real. `live`: a Cloudflare account. */
  mode: 'practice' | 'live'
}

export const sessionQuery = () =>
  queryOptions<Session, ApiError>({
    queryKey: ['session'],
    queryFn: ({ signal }) => call<Session>(apiPath('session'), { signal }),
    staleTime: Infinity,
  })
