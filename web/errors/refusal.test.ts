import { expect, test } from 'vitest'
import { ApiError } from '../api/api-error'
import { refusalOf } from './refusal'
import { smallPrint } from './small-print'

test('a missing permission is named, with who can grant it', () => {
  const error = new ApiError(403, { code: 'not_allowed', message: 'No.', permission: 'Access: Audit Logs Read' })
  expect(refusalOf(error).advice).toMatch(/“Access: Audit Logs Read”.*super administrator/i)
})

test('an account without Access is told the one step to do, not a missing permission', () => {
  const error = new ApiError(403, {
    code: 'not_allowed',
    message: 'No.',
    permission: 'Access: Policies Read',
    cloudflare: { status: 403, code: 9999 },
  })
  expect(refusalOf(error)).toMatchObject({ title: 'Access is not switched on for this account' })
})

test('a server that does not answer is not blamed on Cloudflare', () => {
  const error = new ApiError(0, { code: 'failed', message: 'Gatehouse itself cannot be reached.' })
  expect(refusalOf(error)).toEqual({
    title: 'Gatehouse cannot be reached',
    advice: 'Gatehouse itself cannot be reached.',
  })
})

test('the small print has what support asks for, and leaves out what is not there', () => {
  const cloudflare = { status: 502, code: 1000, message: 'boom' }
  const error = new ApiError(502, { code: 'cloudflare_failed', message: 'No.', cloudflare, requestId: 'r1' })
  expect(smallPrint(error)).toBe('Cloudflare answered 502 · code 1000 · “boom” · request r1')
  expect(smallPrint(new ApiError(500, { code: 'failed', message: 'No.' }))).toBe('')
})
