import { MutationObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { ApiError } from './api-error'
import { knownPermissionsQuery } from './connection'
import { createQueryClient } from './query-client'

const ACCOUNT = 'a'.repeat(32)

/** Whether what is known of the token is looked up anew after a change failed like this. */
async function isLookedUpAfter(error: unknown): Promise<boolean | undefined> {
  const queries = createQueryClient()
  const { queryKey } = knownPermissionsQuery(ACCOUNT)
  queries.setQueryData(queryKey, { access: 'enabled', permissions: [] })
  const change = new MutationObserver(queries, { mutationFn: () => Promise.reject(error) })
  await expect(change.mutate()).rejects.toBe(error)
  return queries.getQueryState(queryKey)?.isInvalidated
}

test('a refused change of whatever kind has every page look up what the token may do', async () => {
  const refused = new ApiError(403, { code: 'not_allowed', message: 'No.', permission: 'Access: Policies Write' })
  expect(await isLookedUpAfter(refused)).toBe(true)
})

test('a change that failed for another reason says nothing of the token', async () => {
  expect(await isLookedUpAfter(new ApiError(502, { code: 'cloudflare_failed', message: 'No.' }))).toBe(false)
  expect(await isLookedUpAfter(new Error('a fault of ours'))).toBe(false)
})
