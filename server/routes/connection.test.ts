import { expect, test } from 'vitest'
import { appOverSandbox, appUnderTest } from '../app-under-test'
import { json, refusal, scriptedUpstream, TOKEN, type Reply } from '../cloudflare/scripted-upstream'
import {
  ACCOUNT_FORM_TOKEN,
  ACCOUNT_OWNED_TOKEN,
  DEAD_TOKEN,
  DISABLED_TOKEN,
  EXPIRED_TOKEN,
  FIRST_ACCOUNT_TOKEN,
  OWNER_EMAIL,
} from '../sandbox/credentials'
import { seedWith } from '../sandbox/sandbox-under-test'

async function credentialOf(token?: string) {
  const { call, asked } = await appOverSandbox([seedWith()], { mode: 'live', ...(token !== undefined && { token }) })
  const { body, text } = await call('GET', '/api/connection?person=yes')
  expect(text).not.toContain(token ?? 'nothing')
  expect(asked.length, 'calls').toBeLessThanOrEqual(3)
  return body.credential
}

/** What was asked of Cloudflare, without the version that each path begins with. */
const below = (asked: readonly string[]) => asked.map((path) => path.replace('/client/v4/', ''))

function scripted(...replies: Reply[]) {
  const { options } = scriptedUpstream(...replies)
  return appUnderTest({ upstream: options, mode: 'live' })
}

test('the practice account has no token to speak of', async () => {
  const { call, sent } = await appOverSandbox([seedWith()])
  expect((await call('GET', '/api/connection')).body).toEqual({ mode: 'practice', readOnly: false })
  expect(sent).toEqual([])
})

test('a token of a person is told with the person', async () => {
  expect(await credentialOf()).toEqual({ kind: 'user_token', status: 'active', email: OWNER_EMAIL })
})

test.each([
  ['expired', EXPIRED_TOKEN, { kind: 'user_token', status: 'expired', expires_on: '2020-01-01T00:00:00Z' }],
  ['disabled', DISABLED_TOKEN, { kind: 'user_token', status: 'disabled' }],
  ['not known to Cloudflare', DEAD_TOKEN, { kind: 'token', status: 'unknown' }],
  ['no token at all, but something with a dot', 'not.a.token', { kind: 'token', status: 'malformed' }],
  ['good for one account', FIRST_ACCOUNT_TOKEN, { kind: 'user_token', status: 'active', email: OWNER_EMAIL }],
])('a token that is %s', async (_, token, told) => {
  expect(await credentialOf(token)).toEqual(told)
})

test('who is behind a token is asked for once, when somebody wants to know it', async () => {
  const { call, asked } = await appOverSandbox([seedWith()], { mode: 'live' })
  const ask = async (how = '') => {
    asked.length = 0
    const { body } = await call('GET', `/api/connection${how}`)
    return { credential: body.credential, asked: below(asked) }
  }
  const verify = 'user/tokens/verify'
  const known = { kind: 'user_token', status: 'active', email: OWNER_EMAIL }
  expect(await ask()).toEqual({
    credential: { kind: 'user_token', status: 'active', unasked: true },
    asked: [verify],
  })
  expect(await ask('?person=yes')).toEqual({ credential: known, asked: [verify, 'user'] })
  expect(await ask('?person=yes')).toEqual({ credential: known, asked: [verify] })
  expect(await ask()).toEqual({ credential: known, asked: [verify] })
})

test.each([
  ['', ACCOUNT_OWNED_TOKEN],
  [' and says so itself', ACCOUNT_FORM_TOKEN],
])('a token that an account owns%s is verified there, and told with that account', async (_, token) => {
  expect(await credentialOf(token)).toMatchObject({
    kind: 'account_token',
    status: 'active',
    owner: { name: 'Test company' },
  })
})

test('a token that says that an account owns it is verified with one call, once the accounts are known', async () => {
  const { call, asked, account } = await appOverSandbox([seedWith()], { mode: 'live', token: ACCOUNT_FORM_TOKEN })
  await call('GET', '/api/accounts')
  asked.length = 0
  await call('GET', '/api/connection')
  expect(below(asked)).toEqual([`accounts/${account}/tokens/verify`])
})

test('the older pair of email and key is told with the person', async () => {
  const { sandbox } = await appOverSandbox([seedWith()])
  const { options } = scriptedUpstream()
  const { email, key } = sandbox.globalKey
  const { call } = appUnderTest({
    mode: 'live',
    secrets: [key],
    upstream: {
      ...options,
      credential: { 'x-auth-email': email, 'x-auth-key': key },
      fetch: (url, init) => sandbox.app.request(url, init),
    },
  })
  const { body, text } = await call('GET', '/api/connection')
  expect(body.credential).toEqual({ kind: 'key', status: 'active', email })
  expect(text).not.toContain(key)
})

test('a Cloudflare that fails is no verdict on the token', async () => {
  const outage = json(refusal(1, 'down'), 502)
  const { status, body } = await scripted(outage, outage, outage).call('GET', '/api/connection')
  expect({ status, code: body.error.code }).toEqual({ status: 502, code: 'cloudflare_failed' })
})

test('too many requests are no verdict on the token', async () => {
  const wait = json(refusal(971, 'wait'), 429, { 'retry-after': '300' })
  const { status } = await scripted(wait).call('GET', '/api/connection')
  expect(status).toBe(429)
})

test('what Cloudflare says besides is not passed on', async () => {
  const verified = json({ success: true, errors: [], result: { id: '1', status: 'active', value: TOKEN } })
  const { text, body } = await scripted(verified, json(refusal(10000, 'no'), 403)).call(
    'GET',
    '/api/connection?person=yes',
  )
  expect(body.credential).toEqual({ kind: 'user_token', status: 'active' })
  expect(text).not.toContain(TOKEN)
})
