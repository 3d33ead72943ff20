import { expect, test } from 'vitest'
import type { ErrorCode } from '#core/errors'
import { ApiError } from '../api/api-error'
import { stoppedTitle } from './stopped'

const titleFor = (code: ErrorCode) => stoppedTitle(new ApiError(400, { code, message: 'Why.' }))

test('who may not come in is told which of three things is in the way', () => {
  const titles = (['not_signed_in', 'not_allowed', 'sign_in_unavailable'] as const).map(titleFor)
  expect(titles).toEqual(['Sign in', 'You have no role in this Gatehouse', 'Signing in is not possible at the moment'])
})

test('a server that fails for another reason is left to the page', () => {
  expect(titleFor('failed')).toBeUndefined()
  expect(titleFor('cloudflare_failed')).toBeUndefined()
})
