import { describe, expect, test } from 'vitest'
import {
  ACCOUNT_OWNED_TOKEN,
  DEAD_TOKEN,
  DISABLED_TOKEN,
  EXPIRED_TOKEN,
  FIRST_ACCOUNT_TOKEN,
  POLICIES_ONLY_TOKEN,
} from './credentials'
import { bearer, failure, sandboxUnderTest, seedWith } from './sandbox-under-test'

const policy = { name: 'Allow devs', decision: 'allow', include: [{ everyone: {} }] }
const refused = { status: 403, code: 10000, message: 'Authentication error' }

describe('who calls', () => {
  test.each([
    ['nobody', {}, refused],
    ['a token that nobody made', bearer(DEAD_TOKEN), refused],
    ['an expired token', bearer(EXPIRED_TOKEN), { status: 403, code: 9109, message: 'Invalid access token' }],
    ['a disabled token', bearer(DISABLED_TOKEN), { status: 403, code: 9109, message: 'Invalid access token' }],
    ['an email without its key', { 'x-auth-email': 'you@example.com' }, refused],
    ['a wrong key', { 'x-auth-email': 'you@example.com', 'x-auth-key': 'wrong' }, refused],
  ])('%s', async (_, headers, expected) => {
    const { call } = await sandboxUnderTest()
    expect(failure(await call('GET', '/accounts', undefined, headers))).toEqual(expected)
  })

  test.each(['Basic abc', 'Bearer', 'Bearer two words', 'abc'])('a malformed header: %s', async (authorization) => {
    const { call } = await sandboxUnderTest()
    expect(failure(await call('GET', '/accounts', undefined, { authorization }))).toEqual({
      status: 400,
      code: 6003,
      message: 'Invalid request headers',
      error_chain: [{ code: 6111, message: 'Invalid format for Authorization header' }],
    })
  })

  test('somebody with a global API key', async () => {
    const { call, sandbox } = await sandboxUnderTest()
    const { email, key } = sandbox.globalKey
    const { status } = await call('GET', '/accounts', undefined, { 'x-auth-email': email, 'x-auth-key': key })
    expect(status).toBe(200)
  })
})

describe('what a token may', () => {
  test('the read-only token reads everything and writes nothing', async () => {
    const { call, inAccount, sandbox } = await sandboxUnderTest()
    const headers = bearer(sandbox.readOnlyToken)
    for (const path of ['/access/policies', '/access/groups', '/access/users', '/gateway/lists']) {
      expect((await call('GET', inAccount(path), undefined, headers)).status).toBe(200)
    }
    expect(failure(await call('POST', inAccount('/access/policies'), policy, headers))).toEqual(refused)
    expect(failure(await call('POST', inAccount('/access/policy-tests'), { policies: [policy] }, headers))).toEqual(
      refused,
    )
  })

  test('a token for policies alone cannot read groups or people', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const headers = bearer(POLICIES_ONLY_TOKEN)
    expect((await call('POST', inAccount('/access/policies'), policy, headers)).status).toBe(201)
    expect((await call('GET', inAccount('/access/apps'), undefined, headers)).status).toBe(200)
    for (const path of [
      '/access/groups',
      '/access/users',
      '/access/service_tokens',
      '/devices/posture',
      '/audit_logs',
    ]) {
      expect(failure(await call('GET', inAccount(path), undefined, headers))).toEqual(refused)
    }
    expect(failure(await call('GET', '/zones', undefined, headers))).toEqual(refused)
  })

  test('a token for one account does not reach another', async () => {
    const { call, accounts } = await sandboxUnderTest({ seeds: [seedWith(), seedWith({}, { name: 'Other' })] })
    const headers = bearer(FIRST_ACCOUNT_TOKEN)
    expect((await call('GET', '/accounts', undefined, headers)).body.result).toMatchObject([{ name: 'Test company' }])
    expect(failure(await call('GET', `/accounts/${accounts[1]?.id}/access/policies`, undefined, headers))).toEqual({
      status: 403,
      code: 9109,
      message: 'Unauthorized to access requested resource',
    })
  })

  test('an account that does not exist is as far out of reach', async () => {
    const { call } = await sandboxUnderTest()
    const answer = await call('GET', `/accounts/${'f'.repeat(32)}/access/policies`)
    expect(failure(answer)).toMatchObject({ status: 403, code: 9109 })
  })

  test('in an account that may only be read, the full token reads and cannot write', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({}, { token_access: 'read' })] })
    expect((await call('GET', inAccount('/access/policies'))).status).toBe(200)
    expect(failure(await call('POST', inAccount('/access/policies'), policy))).toEqual(refused)
  })
})

test('an account that never set up Access says so, and still shows its lists', async () => {
  const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({}, { access_enabled: false })] })
  for (const path of ['/access/policies', '/access/groups', '/access/organizations']) {
    expect(failure(await call('GET', inAccount(path)))).toEqual({
      status: 400,
      code: 9999,
      message: 'access.api.error.not_enabled',
    })
  }
  expect((await call('GET', inAccount('/gateway/lists'))).status).toBe(200)
})

describe('a token that is verified', () => {
  test.each([
    ['expired', EXPIRED_TOKEN, { status: 'expired', expires_on: '2020-01-01T00:00:00Z' }],
    ['disabled', DISABLED_TOKEN, { status: 'disabled' }],
    ['for policies only', POLICIES_ONLY_TOKEN, { status: 'active' }],
  ])('%s', async (_, token, expected) => {
    const { call } = await sandboxUnderTest()
    const { status, body } = await call('GET', '/user/tokens/verify', undefined, bearer(token))
    expect(status).toBe(200)
    expect(body.result).toMatchObject(expected)
    expect(body.result.id).toMatch(/^[0-9a-f]{32}$/)
    expect(JSON.stringify(body)).not.toContain(token)
  })

  test('a dead one is told apart', async () => {
    const { call } = await sandboxUnderTest()
    expect(failure(await call('GET', '/user/tokens/verify', undefined, bearer(DEAD_TOKEN)))).toEqual({
      status: 401,
      code: 1000,
      message: 'Invalid API Token',
    })
  })

  test('one that an account owns is verified below the account, and has no person', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const headers = bearer(ACCOUNT_OWNED_TOKEN)
    const { body } = await call('GET', inAccount('/tokens/verify'), undefined, headers)
    expect(body.result.status).toBe('active')
    expect(failure(await call('GET', '/user/tokens/verify', undefined, headers))).toMatchObject({ code: 1000 })
    expect(failure(await call('GET', '/user', undefined, headers))).toEqual({
      status: 403,
      code: 10001,
      message: 'Method not allowed for token',
    })
    expect(failure(await call('GET', inAccount('/tokens/verify')))).toMatchObject({ status: 401, code: 1000 })
  })

  test('the person behind a token has an address', async () => {
    const { call } = await sandboxUnderTest()
    expect((await call('GET', '/user')).body.result.email).toBe('you@example.com')
  })
})
