import { expect, test } from 'vitest'
import { appOverSandbox, appUnderTest } from '../app-under-test'
import { json, refusal, scriptedUpstream } from '../cloudflare/scripted-upstream'
import { seedWith } from '../sandbox/sandbox-under-test'
import type { SeedAccount } from '../sandbox/seed-account'

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`

/** What a picker's route answers over an account with these documents. */
async function read(route: string, documents: SeedAccount['documents']) {
  const { call, account } = await appOverSandbox([seedWith(documents)])
  const { status, body } = await call('GET', `/api/accounts/${account}/${route}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

test('lists say what they hold and how much of it', async () => {
  const lists = [
    { id: id(1), name: 'Contractors', type: 'EMAIL' },
    { id: id(2), name: 'Offices', type: 'IP' },
  ]
  const list_items = [
    { id: id(3), list_id: id(1), value: 'ana@example.com' },
    { id: id(4), list_id: id(2), value: '192.0.2.0/24', description: 'Lisbon' },
    { id: id(5), list_id: id(2), value: '198.51.100.0/24' },
  ]
  const rows = await read('lists', { lists, list_items })
  expect(rows).toEqual(
    expect.arrayContaining([
      { id: id(1), name: 'Contractors', type: 'EMAIL', detail: '1 email' },
      { id: id(2), name: 'Offices', type: 'IP', detail: '2 addresses' },
    ]),
  )
  expect(await read(`lists/${id(2)}/items`, { lists, list_items })).toEqual(
    expect.arrayContaining([{ value: '192.0.2.0/24', description: 'Lisbon' }, { value: '198.51.100.0/24' }]),
  )
})

test('a login method without a name is called by its kind', async () => {
  const identity_providers = [
    { id: id(1), name: '', type: 'onetimepin', config: {} },
    { id: id(2), name: 'Okta of the north', type: 'okta', config: {} },
    { id: id(3), name: 'Brokers', type: 'oidc', config: { claims: ['licence', 7] } },
    { id: id(4), name: 'Agents', type: 'saml', config: { attributes: ['agency'] } },
  ]
  expect(await read('identity-providers', { identity_providers })).toEqual(
    expect.arrayContaining([
      { id: id(1), name: 'One-time PIN', type: 'onetimepin', detail: 'One-time PIN' },
      { id: id(2), name: 'Okta of the north', type: 'okta', detail: 'Okta' },
      { id: id(3), name: 'Brokers', type: 'oidc', detail: 'OpenID Connect', claims: ['licence'] },
      { id: id(4), name: 'Agents', type: 'saml', detail: 'SAML', claims: ['agency'] },
    ]),
  )
})

test('a machine key that cannot work any more says so', async () => {
  const service_tokens = [
    { id: id(1), name: 'Backup', client_id: 'x.access', expires_at: '2027-05-03T00:00:00Z' },
    { id: id(2), name: 'Old', client_id: 'y.access', expires_at: '2025-05-03T00:00:00Z' },
    { id: id(3), name: 'Off', client_id: 'z.access', expires_at: '2027-05-03T00:00:00Z', enabled: false },
  ]
  expect(await read('service-tokens', { service_tokens })).toEqual(
    expect.arrayContaining([
      { id: id(1), name: 'Backup', detail: 'expires 3 May 2027' },
      {
        id: id(2),
        name: 'Old',
        detail: 'expired 3 May 2025',
        trouble: 'This key expired on 3 May 2025, so nothing gets in with it.',
      },
      expect.objectContaining({ name: 'Off', trouble: 'This key is switched off, so nothing gets in with it.' }),
    ]),
  )
})

test('device checks, certificates and domains are named', async () => {
  const posture_checks = [{ id: id(1), name: 'Encrypted', type: 'disk_encryption' }]
  const certificates = [{ id: id(2), name: 'Root', expires_on: '2030-01-01T00:00:00Z' }]
  const zones = [{ id: 'b'.repeat(32), name: 'example.com' }]
  expect(await read('posture-checks', { posture_checks })).toEqual([
    { id: id(1), name: 'Encrypted', type: 'disk_encryption', detail: 'disk encryption' },
  ])
  expect(await read('certificates', { certificates })).toEqual([
    { id: id(2), name: 'Root', detail: 'expires 1 January 2030' },
  ])
  expect(await read('zones', { zones })).toEqual([{ id: 'b'.repeat(32), name: 'example.com' }])
})

test('applications come with the names of their policies', async () => {
  const policies = [{ id: id(1), name: 'Staff', decision: 'allow', include: [{ everyone: {} }] }]
  const apps = [
    {
      id: id(2),
      name: 'Wiki',
      type: 'self_hosted',
      domain: 'wiki.example.com',
      policies: [
        { id: id(1), precedence: 1 },
        { id: id(3), name: 'Guests', decision: 'allow', include: [{ everyone: {} }], reusable: false, precedence: 2 },
      ],
    },
  ]
  expect(await read('apps', { policies, apps })).toEqual([
    {
      id: id(2),
      name: 'Wiki',
      type: 'self_hosted',
      detail: 'wiki.example.com',
      domain: 'wiki.example.com',
      policies: [
        { id: id(1), name: 'Staff', precedence: 1, reusable: true },
        {
          id: id(3),
          name: 'Guests',
          precedence: 2,
          reusable: false,
          document: expect.objectContaining({ name: 'Guests', include: [{ everyone: {} }] }),
        },
      ],
      references: [],
    },
  ])
})

const directory = {
  identity_providers: [
    { id: id(1), name: 'Entra', type: 'azureAD', config: {}, scim_config: { enabled: true } },
    { id: id(2), name: 'Not connected', type: 'okta', config: {} },
  ],
  scim_groups: [{ id: id(3), identity_provider_id: id(1), displayName: 'Design', externalId: id(4) }],
  scim_users: [
    { id: id(5), identity_provider_id: id(1), userName: 'ANA@example.com', displayName: 'Ana Costa', emails: [] },
    {
      id: id(6),
      identity_provider_id: id(1),
      userName: 'bo',
      displayName: 'Bo Lind',
      emails: [{ value: 'bo@old.example' }, { value: 'bo@example.com', primary: true }],
    },
    { id: id(7), identity_provider_id: id(1), userName: 'no-address', displayName: 'Nobody', emails: [] },
  ],
}

test('groups of the directory are named, with the id that rules hold', async () => {
  expect(await read('directory-groups', directory)).toEqual([
    { id: id(4), name: 'Design', identity_provider_id: id(1) },
  ])
})

test('people are those who came and those the directory names, each once', async () => {
  const users = [
    { id: id(8), email: 'ana@example.com', name: 'Ana', last_successful_login: '2026-11-01T08:00:00Z' },
    { id: id(9), email: 'eve@example.com', name: '' },
  ]
  const { people, unread } = await read('people', { ...directory, users })
  expect(unread).toEqual([])
  expect(people).toHaveLength(3)
  expect(people).toEqual(
    expect.arrayContaining([
      { email: 'ana@example.com', name: 'Ana', source: 'access', last_successful_login: '2026-11-01T08:00:00Z' },
      { email: 'eve@example.com', source: 'access' },
      { email: 'bo@example.com', name: 'Bo Lind', source: 'directory' },
    ]),
  )
})

test.each([
  ['access/users', 'access', 'Access: Audit Logs Read', 2],
  ['scim/users', 'directory', 'Access: Organizations, Identity Providers, and Groups Read', 1],
  ['identity_providers', 'directory', 'Access: Organizations, Identity Providers, and Groups Read', 1],
])(
  'when %s may not be read the other people are there, with the permission that lacks',
  async (path, from, permission, there) => {
    const users = [{ id: id(8), email: 'eve@example.com', name: 'Eve' }]
    const { call, account, upstream, sandbox } = await appOverSandbox([seedWith({ ...directory, users })])
    upstream.answer = (url, init) =>
      url.pathname.endsWith(path)
        ? json(refusal(10000, 'Authentication error'), 403)(url, init)
        : sandbox.app.request(url.href, init)
    const { status, body } = await call('GET', `/api/accounts/${account}/people`)
    expect(status).toBe(200)
    expect(body.people).toHaveLength(there)
    const message = expect.stringContaining(permission)
    expect(body.unread).toEqual([{ from, code: 'not_allowed', message, permission }])
  },
)

test('when no people may be read that is an error, not an empty list', async () => {
  const { call, account, upstream } = await appOverSandbox([seedWith(directory)])
  upstream.answer = json(refusal(10000, 'Authentication error'), 403)
  const { status, body } = await call('GET', `/api/accounts/${account}/people`)
  expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'not_allowed' })
})

test('a list that may not be read is an error that names the permission, not an empty list', async () => {
  const { options } = scriptedUpstream(json(refusal(10000, 'Authentication error'), 403))
  const { call } = appUnderTest({ upstream: options })
  const { status, body } = await call('GET', `/api/accounts/${'a'.repeat(32)}/service-tokens`)
  expect(status).toBe(403)
  expect(body.error).toMatchObject({ code: 'not_allowed', permission: 'Access: Service Tokens Read' })
})
