import { expect, test } from 'vitest'
import { appOverSandbox, appUnderTest } from '../app-under-test'
import { envelope, json, refusal, scriptedUpstream, type Reply } from '../cloudflare/scripted-upstream'
import { ACCOUNT } from '../every-route-under-test'
import { seedWith } from '../sandbox/sandbox-under-test'

const POLICY = 'b1b1b1b1-0000-4000-8000-000000000001'
const TEST = 'f1a8b3c9d4e5f6789a0b1c2d3e4f5678a9b0c1d2e3f4a5b67890c1d2e3f4b5a6'
const email = (name: string) => `${name}@example.com`
const rule = (name: string) => ({ email: { email: email(name) } })
const users = ['ana', 'bo'].map((name) => ({ id: name, email: email(name), name }))
const seeds = [
  seedWith({
    users,
    identities: users.map(({ id }) => ({
      id: `i-${id}`,
      user_id: id,
      last_login: '2026-11-20T10:00:00Z',
      request: { email: email(id) },
    })),
    policies: [{ id: POLICY, name: 'Saved', decision: 'allow', include: [rule('ana')] }],
  }),
]
const draft = {
  name: 'Draft',
  decision: 'allow',
  include: [rule('bo')],
  made_up: { kept: 12345678901234567890n.toString() },
}

test('a saved policy and a draft are tested, told as far as it is, and page by page', async () => {
  const { call, accounts, asked } = await appOverSandbox(seeds, { perPage: 1 })
  const base = `/api/accounts/${accounts[0]?.id}/policy-tests`
  const started = await call('POST', base, { policies: [POLICY, draft] })
  expect(started).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^[0-9a-f]{40}$/) } })
  const one = `${base}/${started.body.id}`
  expect((await call('GET', one)).body).toMatchObject({ state: 'processing', total: 2, percent: 50 })
  expect((await call('GET', `${one}/people`)).body).toEqual({
    people: [{ email: email('ana'), name: 'ana', access: 'granted' }],
    more: false,
  })
  expect((await call('GET', one)).body).toEqual({
    state: 'complete',
    total: 2,
    approved: 2,
    blocked: 0,
    errored: 0,
    percent: 100,
  })
  expect((await call('GET', `${one}/people`)).body.more).toBe(true)
  expect((await call('GET', `${one}/people?page=2`)).body).toEqual({
    people: [{ email: email('bo'), name: 'bo', access: 'granted' }],
    more: false,
  })
  // Nothing else was asked: a test costs what it must.
  expect(asked.every((path) => path.includes('/access/policy-tests'))).toBe(true)
})

test('without the permission it says which one is missing', async () => {
  const { call, accounts } = await appOverSandbox(seeds, { readOnlyToken: true })
  const { status, body } = await call('POST', `/api/accounts/${accounts[0]?.id}/policy-tests`, { policies: [POLICY] })
  expect({ status, code: body.error.code, permission: body.error.permission }).toEqual({
    status: 403,
    code: 'not_allowed',
    permission: 'Access: Policy Test Write',
  })
})

test.each([
  ['nothing', {}],
  ['no policies', { policies: [] }],
  ['an id that is none', { policies: ['../../user'] }],
  ['a number', { policies: [1] }],
  ['more than any application has', { policies: Array.from({ length: 201 }, () => POLICY) }],
])('%s is refused before Cloudflare is asked', async (_, sent) => {
  const { call, accounts, asked } = await appOverSandbox(seeds)
  const { status, body } = await call('POST', `/api/accounts/${accounts[0]?.id}/policy-tests`, sent)
  expect({ status, code: body.error.code, asked }).toEqual({ status: 400, code: 'invalid_request', asked: [] })
})

test('what Cloudflare does not accept is told as what is wrong with the draft', async () => {
  const { call, accounts } = await appOverSandbox(seeds)
  const empty = { ...draft, include: [] }
  const { status, body } = await call('POST', `/api/accounts/${accounts[0]?.id}/policy-tests`, { policies: [empty] })
  expect(status).toBe(400)
  expect(body.error).toMatchObject({
    message: expect.stringContaining('Nobody is named yet'),
    place: { field: 'include' },
  })
})

const ok = (result: unknown) => json(envelope(result))

const over = (...replies: Reply[]) => {
  const { options, sent } = scriptedUpstream(...replies)
  return { ...appUnderTest({ upstream: options }), sent }
}
const one = `/api/accounts/${ACCOUNT}/policy-tests/${TEST}`

test.each([
  ['blocked', 'blocked'],
  ['exceeded time', 'too-long'],
  ['processing', 'processing'],
])('a test that Cloudflare calls %s is %s', async (status, state) => {
  const { call } = over(ok({ id: TEST, status, total_users: 3, percent_users_processed: 33.5 }))
  expect((await call('GET', one)).body).toEqual({ state, total: 3, approved: 0, blocked: 0, errored: 0, percent: 33.5 })
})

test('what is no answer about a test is an error, not a test without people', async () => {
  expect((await over(ok({ status: 'dancing' })).call('GET', one)).status).toBe(502)
  expect((await over(ok({ id: 'x' })).call('GET', `${one}/people`)).status).toBe(502)
  expect((await over(ok(['no test'])).call('POST', one.replace(`/${TEST}`, ''), { policies: [POLICY] })).status).toBe(
    502,
  )
})

test('a word that Cloudflare has not told us of is no answer about that person', async () => {
  const { call } = over(ok([{ id: 'a', email: 'Ana@example.com', status: 'pending' }, { id: 'nobody' }]))
  expect((await call('GET', `${one}/people`)).body).toEqual({
    people: [{ email: 'ana@example.com', access: 'unknown' }],
    more: false,
  })
})

test('a test that is not there any more is not found', async () => {
  const { status, body } = await over(json(refusal(12135, 'access.api.error.not_found'), 404)).call('GET', one)
  expect([status, body.error.code]).toEqual([404, 'not_found'])
})

test('a viewer may have a draft tested, since that changes nothing', async () => {
  const { options } = scriptedUpstream(ok({ id: TEST, status: 'success' }))
  const signIn = { way: 'access' as const, actorOf: () => ({ name: 'vi@example.com', role: 'viewer' as const }) }
  const { call } = appUnderTest({ upstream: options, signIn, mode: 'live' })
  const { status } = await call('POST', `/api/accounts/${ACCOUNT}/policy-tests`, { policies: [POLICY] })
  expect(status).toBe(200)
})
