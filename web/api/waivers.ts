import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Waiver, WaiverRequest } from '#core/waiver'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

/** The findings of an account that somebody waived, those whose day is over included. */
export const waiversQuery = (account: string) =>
  queryOptions<Waiver[], ApiError>({
    queryKey: [account, 'waivers'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'waivers'), { signal }),
    enabled: account !== '',
  })

/** Waives a finding, in the place of an earlier waiver of the same one. */
export const waive = (queries: QueryClient, account: string) =>
  mutationOptions<Waiver, ApiError, WaiverRequest>({
    mutationFn: (request) => call(apiPath('accounts', account, 'waivers'), { method: 'POST', body: request }),
    onSuccess: (waiver) =>
      queries.setQueryData(waiversQuery(account).queryKey, (all: Waiver[] = []) => [
        waiver,
        ...all.filter(({ finding }) => finding !== waiver.finding),
      ]),
    onSettled: () => queries.invalidateQueries({ queryKey: waiversQuery(account).queryKey }),
  })

/** Ends a waiver, so that its finding counts again. */
export const endWaiver = (queries: QueryClient, account: string) =>
  mutationOptions<{ id: string }, ApiError, string>({
    mutationFn: (id) => call(apiPath('accounts', account, 'waivers', id), { method: 'DELETE' }),
    onSuccess: ({ id }) =>
      queries.setQueryData(waiversQuery(account).queryKey, (all: Waiver[] = []) => all.filter((one) => one.id !== id)),
    onSettled: () => queries.invalidateQueries({ queryKey: waiversQuery(account).queryKey }),
  })
