import { expect, test } from 'vitest'
import { appErrorOf } from './errors'
import { type Failure, UpstreamError } from './upstream-error'

const asked = { method: 'PUT', subject: 'the group', permission: 'Access: Groups Write' } as const

const refused = (status: number, code: number, message: string, method: 'PUT' | 'DELETE' = 'PUT') =>
  appErrorOf(
    new UpstreamError({
      failure: 'refused',
      asked: { ...asked, method },
      status,
      errors: [{ code, message }],
      ray: '8f1-LIS',
    }),
  )

test.each([
  [400, 12130, 'access.api.error.invalid_request: group names must be unique', { field: 'name' }],
  [400, 12130, 'access.api.error.invalid_request: include field should not be empty', { field: 'include' }],
  [
    400,
    12130,
    "access.api.error.invalid_request: invalid 'exclude' configuration for rule: service token not found",
    { field: 'exclude' },
  ],
])('%d %d “%s” is shown where it belongs', (status, code, message, place) => {
  expect(refused(status, code, message)).toMatchObject({ code: 'invalid_request', details: { place } })
})

test.each([
  [
    400,
    12130,
    'access.api.error.invalid_request: linked app must be an existing app',
    'invalid_request',
    'application',
  ],
  [400, 12130, 'access.api.error.invalid_request', 'invalid_request', 'did not accept'],
  [403, 9109, 'Invalid access token', 'not_allowed', 'expired or was disabled'],
  [400, 9999, 'access.api.error.not_enabled', 'not_allowed', 'not set up'],
  [400, 6003, 'Invalid request headers', 'not_allowed', 'CLOUDFLARE_API_TOKEN'],
  [401, 1000, 'Invalid API Token', 'not_allowed', 'does not know the API token'],
  [403, 9109, 'Unauthorized to access requested resource', 'not_allowed', 'does not reach this account'],
  [403, 10000, 'Authentication error', 'not_allowed', 'Access: Groups Write'],
  [403, 10001, 'Method not allowed for token', 'not_allowed', 'Access: Groups Write'],
  [404, 12135, 'access.api.error.not_found', 'not_found', 'does not find the group'],
  [409, 12132, 'access.api.error.conflict: x', 'conflict', 'did not save'],
  [429, 971, 'Please wait', 'slow_down', 'pause'],
  [500, 10001, 'access.api.error.internal_server_error', 'cloudflare_failed', 'Cloudflare failed'],
] as const)('%d %d %s says what to do', (status, code, message, ours, words) => {
  const error = refused(status, code, message)
  expect(error.code).toBe(ours)
  expect(error.message).toContain(words)
  expect(error.details.cloudflare).toEqual({ status, code, message, ray: '8f1-LIS' })
})

test('what cannot be deleted because it is used is said to be used', () => {
  expect(refused(409, 12132, 'access.api.error.conflict', 'DELETE').message).toContain('still used')
})

test('only a missing permission names a permission', () => {
  expect(refused(403, 10000, 'Authentication error').details.permission).toBe('Access: Groups Write')
  expect(refused(403, 9109, 'Unauthorized').details.permission).toBeUndefined()
})

test.each(['timeout', 'unreachable', 'unreadable', 'redirected', 'too_long'] satisfies Failure[])(
  'an exchange that ended as %s is told in a whole sentence, without small print there is none for',
  (failure) => {
    const error = appErrorOf(new UpstreamError({ failure, asked, status: 0, errors: [] }))
    expect(error.message).toMatch(/^[A-Z].*\.$/)
    expect(error.details.cloudflare).toBeUndefined()
  },
)

test('the wait that Cloudflare asks for is passed on in whole seconds', () => {
  const error = new UpstreamError({ failure: 'refused', asked, status: 429, errors: [], retryAfterMs: 1500 })
  expect(appErrorOf(error).details.retryAfter).toBe(2)
})
