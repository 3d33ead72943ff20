import { expect, it } from 'vitest'
import { smallPrint, wayOut } from './server-error-words'

it('keeps Cloudflare’s own code and words, and the request, for those who look them up', () => {
  const cloudflare = { status: 409, code: 12130, message: 'access.api.error.group_in_use' }
  expect(smallPrint({ code: 'conflict', message: 'Still used.', cloudflare, requestId: 'r-1' })).toEqual([
    'Cloudflare said: 12130 · access.api.error.group_in_use',
    'Request r-1',
  ])
})

it('falls back on the status where Cloudflare gave no code', () => {
  expect(smallPrint({ code: 'cloudflare_failed', message: 'x', cloudflare: { status: 520, ray: '8f' } })).toEqual([
    'Cloudflare said: HTTP 520',
    'Ray 8f',
  ])
})

it('prints nothing small when Cloudflare was not asked', () => {
  expect(smallPrint({ code: 'invalid_request', message: 'x' })).toEqual([])
})

it('names the permission that is missing', () => {
  expect(wayOut({ code: 'not_allowed', message: 'x', permission: 'Access: Policies Write' })).toContain(
    '"Access: Policies Write"',
  )
  expect(wayOut({ code: 'not_allowed', message: 'x' })).toBeUndefined()
})
