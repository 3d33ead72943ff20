import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { AccountSettings } from '#core/account-settings'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

/** The settings of an account with the version that a change must name, and who made them what they are. */
export type SettingsAnswer = AnswerOf<Routes['accounts'][':account']['settings']['$get']>

/** What an owner set for the account; as it is by default while nobody set anything. */
export const settingsQuery = (account: string) =>
  queryOptions<SettingsAnswer, ApiError>({
    queryKey: [account, 'settings'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'settings'), { signal }),
    enabled: account !== '',
  })

/** Keeps all settings anew. Owners only; fails with `changed_meanwhile` when somebody was quicker. */
export const saveSettings = (queries: QueryClient, account: string) =>
  mutationOptions<SettingsAnswer, ApiError, { settings: AccountSettings; etag: string }>({
    mutationFn: ({ settings, etag }) =>
      call(apiPath('accounts', account, 'settings'), { method: 'PUT', body: settings, etag }),
    onSuccess: (saved) => void queries.setQueryData(settingsQuery(account).queryKey, saved),
  })
