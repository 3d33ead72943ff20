import { queryOptions } from '@tanstack/react-query'
import type { LoginLog } from '#core/login-log'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

/**
 * Past logins, newest first; what could not be read stands in `unread`.
 * @param since a day, `2026-11-01`; 30 days when it is left out
 */
export const loginsQuery = (account: string, since?: string) =>
  queryOptions<LoginLog, ApiError>({
    queryKey: [account, 'logins', since ?? ''],
    queryFn: ({ signal }) =>
      call(`${apiPath('accounts', account, 'logins')}${since === undefined ? '' : `?since=${since}`}`, { signal }),
    enabled: account !== '',
  })
