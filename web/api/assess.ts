import { queryOptions } from '@tanstack/react-query'
import type { AssessmentBody } from '#core/assessment-body'
import type { DocumentChange } from '#core/change-set'
import { writeJson } from '#core/json'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

/** What these changes would do if they were published now, as the server judges it. Nothing is written. */
export const assessmentQuery = (account: string, changes: readonly DocumentChange[]) =>
  queryOptions<AssessmentBody, ApiError>({
    queryKey: [account, 'assessment', writeJson(changes)],
    queryFn: ({ signal }) =>
      call(apiPath('accounts', account, 'assess'), { method: 'POST', body: { changes }, signal }),
    enabled: account !== '' && changes.length > 0,
    // A judgement is about this moment: another dialog asks anew.
    staleTime: 0,
    gcTime: 0,
  })
