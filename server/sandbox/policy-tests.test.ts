import { expect, test } from 'vitest'
import { failure, sandboxUnderTest, seedWith } from './sandbox-under-test'

const POLICY = 'b1b1b1b1-0000-4000-8000-000000000001'
const GROUP = 'd1d1d1d1-0000-4000-8000-000000000001'
const LIST = 'e1e1e1e1-0000-4000-8000-000000000001'

const person = (name: string, request: Record<string, unknown>) => ({
  user: { id: name, email: `${name}@example.com`, name },
  identity: {
    id: `i-${name}`,
    user_id: name,
    last_login: '2026-11-20T10:00:00Z',
    request: { email: `${name}@example.com`, ...request },
  },
})
const people = [
  person('ana', { country: 'PT' }),
  person('rui', { country: 'DE' }),
  person('eva', {}),
  person('ivo', { country: 'PT' }),
]

const seeds = [
  seedWith({
    users: [...people.map(({ user }) => user), { id: 'new', email: 'new@example.com', name: 'Never came' }],
    identities: people.map(({ identity }) => identity),
    policies: [{ id: POLICY, name: 'Saved', decision: 'deny', include: [{ group: { id: GROUP } }] }],
    groups: [{ id: GROUP, name: 'Leavers', include: [{ email_list: { id: LIST } }] }],
    lists: [{ id: LIST, name: 'Left', type: 'EMAIL' }],
    list_items: [{ id: 'x', list_id: LIST, value: 'ivo@example.com' }],
  }),
]

const draft = { name: 'Draft', decision: 'allow', include: [{ geo: { country_code: 'PT' } }] }

test('a draft and a saved policy are tried on everybody who ever logged in', async () => {
  const { call, inAccount } = await sandboxUnderTest({ seeds })
  const started = await call('POST', inAccount('/access/policy-tests'), { policies: [POLICY, draft] })
  expect(started.status).toBe(200)
  expect(started.body.result).toEqual({ id: expect.stringMatching(/^[0-9a-f]{40}$/), status: 'success' })
  const path = inAccount(`/access/policy-tests/${started.body.result.id}`)

  expect((await call('GET', path)).body.result).toMatchObject({
    status: 'processing',
    total_users: 4,
    percent_users_processed: 50,
  })
  expect((await call('GET', `${path}/users`)).body.result.map(({ id }: { id: string }) => id)).toEqual(['ana', 'rui'])
  expect((await call('GET', path)).body.result).toEqual({
    id: started.body.result.id,
    status: 'complete',
    total_users: 4,
    users_approved: 1,
    users_blocked: 2,
    users_errored: 1,
    percent_approved: 25,
    percent_blocked: 50,
    percent_errored: 25,
    percent_users_processed: 100,
  })
  const { body } = await call('GET', `${path}/users`)
  expect(body.result).toEqual([
    { id: 'ana', email: 'ana@example.com', name: 'ana', status: 'approved' },
    { id: 'rui', email: 'rui@example.com', name: 'rui', status: 'blocked' },
    { id: 'eva', email: 'eva@example.com', name: 'eva', status: 'error' },
    { id: 'ivo', email: 'ivo@example.com', name: 'ivo', status: 'blocked' },
  ])
  expect(body.result_info).toMatchObject({ per_page: 25, total_count: 4 })
})

test('somebody is judged by the device that was seen last, and shows no machine key', async () => {
  const disk = 'f1f1f1f1-0000-4000-8000-000000000001'
  const late = person('late', { posture: { [disk]: true } })
  const { call, inAccount } = await sandboxUnderTest({
    seeds: [
      seedWith({
        users: [late.user],
        identities: [{ ...late.identity, last_device: { posture: { [disk]: false } } }],
      }),
    ],
  })
  const policy = (decision: string, rule: object) => ({ name: 'Draft', decision, include: [rule] })
  const policies = [
    policy('non_identity', { any_valid_service_token: {} }),
    policy('allow', { device_posture: { integration_uid: disk } }),
  ]
  const { body } = await call('POST', inAccount('/access/policy-tests'), { policies })
  const path = inAccount(`/access/policy-tests/${body.result.id}`)
  for (let nth = 0; nth < 2; nth += 1) await call('GET', path)
  expect((await call('GET', `${path}/users`)).body.result[0].status).toBe('blocked')
})

test.each([
  ['success', ['ana']],
  ['fail', ['rui', 'ivo']],
  ['error', ['eva']],
])('people are filtered by status=%s', async (status, expected) => {
  const { call, inAccount } = await sandboxUnderTest({ seeds })
  const { body } = await call('POST', inAccount('/access/policy-tests'), { policies: [POLICY, draft] })
  const path = inAccount(`/access/policy-tests/${body.result.id}`)
  for (let nth = 0; nth < 2; nth += 1) await call('GET', path)
  const rows = (await call('GET', `${path}/users?status=${status}`)).body.result
  expect(rows.map(({ name }: { name: string }) => name)).toEqual(expected)
})

test.each([
  ['no policies', {}],
  ['an empty list', { policies: [] }],
  ['a policy that is not there', { policies: [GROUP] }],
  ['a number', { policies: [1] }],
  ['a draft without rules', { policies: [{ ...draft, include: [] }] }],
])('%s is refused', async (_, body) => {
  const { call, inAccount } = await sandboxUnderTest({ seeds })
  expect(failure(await call('POST', inAccount('/access/policy-tests'), body))).toMatchObject({
    status: 400,
    code: 12130,
  })
})

test('a test that nobody started is not found, nor one of another account', async () => {
  const { call, inAccount, accounts } = await sandboxUnderTest({ seeds: [...seeds, seedWith()] })
  const { body } = await call('POST', inAccount('/access/policy-tests'), { policies: [draft] })
  expect((await call('GET', inAccount('/access/policy-tests/none'))).status).toBe(404)
  expect((await call('GET', `/accounts/${accounts[1]?.id}/access/policy-tests/${body.result.id}`)).status).toBe(404)
})
