import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

/** In practice mode an invented company is shown and nothing is real; in live mode a Cloudflare account. */
export type Session = AnswerOf<Routes['session']['$get']>

export const sessionQuery = () =>
  queryOptions<Session, ApiError>({
    queryKey: ['session'],
    queryFn: ({ signal }) => call(apiPath('session'), { signal }),
    staleTime: Infinity,
  })
