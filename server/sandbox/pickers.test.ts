import { describe, expect, test } from 'vitest'
import { failure, sandboxUnderTest, seedWith } from './sandbox-under-test'

const ENTRA = 'e1e1e1e1-0000-4000-8000-000000000001'
const PIN = 'e1e1e1e1-0000-4000-8000-000000000002'
const ANA = 'f1f1f1f1-0000-4000-8000-000000000001'
const RUI = 'f1f1f1f1-0000-4000-8000-000000000002'

const login = (ray: string, user_email: string, allowed: boolean, created_at: string) => ({
  id: ray,
  ray_id: ray,
  action: 'login',
  allowed,
  user_email,
  country: 'PT',
  connection: 'azureAD',
  created_at,
})

const seeds = [
  seedWith({
    organizations: [{ id: 'org', name: 'Harbour', auth_domain: 'harbour.cloudflareaccess.com' }],
    identity_providers: [
      { id: ENTRA, name: 'Entra', type: 'azureAD', config: {}, scim_config: { enabled: true } },
      { id: PIN, name: 'PIN', type: 'onetimepin', config: {} },
    ],
    scim_groups: [
      { id: 'g1', displayName: 'Design', externalId: 'x1', identity_provider_id: ENTRA },
      { id: 'g2', displayName: 'Finance', externalId: 'x2', identity_provider_id: ENTRA },
      { id: 'g3', displayName: 'Elsewhere', externalId: 'x3', identity_provider_id: PIN },
    ],
    scim_users: [
      {
        id: 'u1',
        displayName: 'Ana',
        userName: 'ana',
        emails: [{ value: 'ana@example.com' }],
        identity_provider_id: ENTRA,
      },
    ],
    auth_contexts: [{ id: 'ac', uid: 'ac', ac_id: 'c1', display_name: 'Strong', identity_provider_id: ENTRA }],
    service_tokens: [{ id: 't1', name: 'Deploy', client_id: 'abc.access', client_secret: 'never shown' }],
    certificates: [{ id: 'c1', name: 'Root', fingerprint: 'ab' }],
    posture_checks: [{ id: 'p1', name: 'Disk', type: 'disk_encryption' }],
    posture_integrations: [{ id: 'i1', name: 'CrowdStrike', type: 'crowdstrike_s2s' }],
    users: [
      { id: ANA, uid: ANA, email: 'ana@example.com', name: 'Ana' },
      { id: RUI, uid: RUI, email: 'rui@example.com', name: 'Rui' },
    ],
    identities: [
      {
        id: 'i',
        user_id: ANA,
        last_login: '2026-11-20T10:00:00Z',
        request: {
          email: 'ana@example.com',
          identity_provider: { id: ENTRA, type: 'azureAD' },
          asserted: { groups: ['x1'] },
          auth_methods: ['mfa'],
          country: 'PT',
          ip: '198.51.100.7',
          posture: { p1: true },
          certificate: { common_name: 'laptop' },
          service_token: null,
        },
      },
    ],
    risk_scores: [{ id: ANA, risk: 'high' }],
    access_requests: [
      login('r1', 'ana@example.com', true, '2026-11-18T10:00:00Z'),
      login('r2', 'rui@example.com', false, '2026-11-20T10:00:00Z'),
      login('r3', 'ana@example.com', true, '2026-11-19T10:00:00Z'),
    ],
    jit_requests: [
      { id: 'j1', status: 'PENDING', requester_email: 'ana@example.com', created_at: '2026-11-20T10:00:00Z' },
      { id: 'j2', status: 'DENIED', requester_email: 'rui@example.com', created_at: '2026-11-19T10:00:00Z' },
    ],
    zones: [{ id: '1'.repeat(32), name: 'example.com', status: 'active' }],
    tags: [{ id: 'prod', name: 'prod' }],
  }),
]

async function read(path: string) {
  const { call, inAccount } = await sandboxUnderTest({ seeds })
  const { status, body } = await call('GET', inAccount(path))
  expect(status).toBe(200)
  return body
}

const field = (name: string, rows: Record<string, unknown>[]) => rows.map((row) => row[name])

describe('what pickers read', () => {
  test.each([
    ['/access/identity_providers', 'name', ['Entra', 'PIN'], 200],
    ['/access/identity_providers?scim_enabled=true', 'name', ['Entra'], 200],
    ['/access/identity_providers?scim_enabled=false', 'name', ['PIN'], 200],
    [`/access/identity_providers/${ENTRA}/scim/groups`, 'displayName', ['Design', 'Finance'], 100],
    [`/access/identity_providers/${ENTRA}/scim/groups?name=des`, 'displayName', ['Design'], 100],
    [`/access/identity_providers/${ENTRA}/scim/groups?idp_resource_id=x2`, 'displayName', ['Finance'], 100],
    [`/access/identity_providers/${ENTRA}/scim/users?email=ana@`, 'displayName', ['Ana'], 100],
    [`/access/identity_providers/${ENTRA}/scim/users?username=rui`, 'displayName', [], 100],
    ['/access/service_tokens?name=Deploy', 'client_id', ['abc.access'], 1000],
    ['/access/service_tokens?search=nothing', 'client_id', [], 1000],
    ['/access/certificates', 'name', ['Root'], 50],
    ['/access/tags', 'name', ['prod'], 50],
    ['/access/users', 'email', ['ana@example.com', 'rui@example.com'], 1000],
    ['/access/users?email=rui', 'email', ['rui@example.com'], 1000],
    ['/access/users?search=ANA', 'email', ['ana@example.com'], 1000],
  ])('%s', async (path, name, expected, perPage) => {
    const body = await read(path)
    expect(field(name, body.result)).toEqual(expected)
    expect(body.result_info).toMatchObject({ page: 1, per_page: perPage, total_count: expected.length })
  })

  test.each([
    ['/devices/posture', ['Disk']],
    ['/devices/posture/integration', ['CrowdStrike']],
  ])('%s comes whole', async (path, expected) => {
    const body = await read(path)
    expect(field('name', body.result)).toEqual(expected)
    expect(body).not.toHaveProperty('result_info')
  })

  test('the secret of a service token is never shown', async () => {
    expect((await read('/access/service_tokens')).result[0]).not.toHaveProperty('client_secret')
    expect((await read('/access/service_tokens/t1')).result).not.toHaveProperty('client_secret')
  })

  test('the authentication contexts of a login method', async () => {
    expect((await read(`/access/identity_providers/${ENTRA}/auth_context`)).result).toEqual([
      { id: 'ac', uid: 'ac', ac_id: 'c1', display_name: 'Strong' },
    ])
  })

  test('one login method, device check, certificate and person', async () => {
    expect((await read(`/access/identity_providers/${ENTRA}`)).result).toMatchObject({ name: 'Entra', uid: ENTRA })
    expect((await read('/devices/posture/p1')).result.type).toBe('disk_encryption')
    expect((await read(`/access/users/${ANA}`)).result.email).toBe('ana@example.com')
    expect((await read('/access/organizations')).result).toEqual({
      name: 'Harbour',
      auth_domain: 'harbour.cloudflareaccess.com',
    })
  })

  test('what does not exist is not found', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds })
    for (const path of [
      '/access/identity_providers/none',
      '/access/users/none/failed_logins',
      '/access/service_tokens/none',
    ]) {
      expect(failure(await call('GET', inAccount(path)))).toMatchObject({ status: 404, code: 12135 })
    }
  })

  test('zones of one account, with the account they belong to', async () => {
    const { call, account } = await sandboxUnderTest({ seeds })
    const { body } = await call('GET', `/zones?account.id=${account}`)
    expect(body.result).toMatchObject([
      { id: '1'.repeat(32), name: 'example.com', status: 'active', account: { id: account, name: 'Test company' } },
    ])
    expect((await call('GET', `/zones?account.id=${'f'.repeat(32)}`)).body.result).toEqual([])
    expect((await call('GET', '/zones?name=other&status=active&match=any')).body.result).toHaveLength(1)
    expect((await call('GET', '/zones?name=other&status=active')).body.result).toHaveLength(0)
  })

  test('one account', async () => {
    const { call, inAccount, account } = await sandboxUnderTest({ seeds })
    expect((await call('GET', inAccount(''))).body.result).toEqual({
      id: account,
      name: 'Test company',
      type: 'standard',
      settings: { enforce_twofactor: false },
      created_on: '2026-11-20T12:00:00Z',
    })
  })
})

describe('what testers read', () => {
  test('the last seen identity of a person', async () => {
    expect((await read(`/access/users/${ANA}/last_seen_identity`)).result).toMatchObject({
      email: 'ana@example.com',
      idp: { id: ENTRA, type: 'azureAD' },
      groups: ['x1'],
      amr: ['mfa'],
      geo: { country: 'PT' },
      ip: '198.51.100.7',
      devicePosture: { p1: { success: true } },
      common_name: 'laptop',
      mtls_auth: { cert_presented: true },
      iat: 1795168800,
      user_uuid: ANA,
    })
  })

  test('a person who never logged in has no identity, and no sessions', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds })
    expect((await call('GET', inAccount(`/access/users/${RUI}/last_seen_identity`))).status).toBe(404)
    expect((await call('GET', inAccount(`/access/users/${RUI}/active_sessions`))).body.result).toEqual([])
  })

  test.each([
    ['', ['r2', 'r3', 'r1']],
    ['?direction=asc', ['r1', 'r3', 'r2']],
    ['?limit=1', ['r2']],
    ['?email=ana', ['r3', 'r1']],
    ['?email=ana&email_exact=true', []],
    ['?email=ana@example.com&emailOp=neq', ['r2']],
    ['?allowed=false', ['r2']],
    ['?country_code=pt&allowed=true&allowedOp=neq', ['r2']],
    ['?since=2026-11-19T00:00:00Z&until=2026-11-19T23:00:00Z', ['r3']],
  ])('past logins %s', async (query, expected) => {
    expect(field('ray_id', (await read(`/access/logs/access_requests${query}`)).result)).toEqual(expected)
  })

  test('past logins with chosen fields only', async () => {
    const { result } = await read('/access/logs/access_requests?limit=1&fields=user_email,allowed')
    expect(result).toEqual([{ user_email: 'rui@example.com', allowed: false }])
  })

  test.each([
    ['?status=PENDING', ['ana@example.com']],
    ['?search=rui', ['rui@example.com']],
  ])('requests for temporary access %s', async (query, expected) => {
    expect(field('requester_email', (await read(`/access/logs/jit_requests${query}`)).result)).toEqual(expected)
  })

  test('risk levels', async () => {
    expect((await read('/zt_risk_scoring/summary')).result.users).toMatchObject([
      { user_id: ANA, max_risk_level: 'high' },
    ])
    expect((await read(`/zt_risk_scoring/${ANA}`)).result).toMatchObject({
      email: 'ana@example.com',
      risk_level: 'high',
    })
    expect((await read(`/zt_risk_scoring/${RUI}`)).result).not.toHaveProperty('risk_level')
    expect((await read('/zt_risk_scoring/behaviors')).result).toEqual({ behaviors: {} })
  })
})

describe('a tag', () => {
  test('is made once', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds })
    const made = await call('POST', inAccount('/access/tags'), { name: 'staging' })
    expect([made.status, made.body.result.app_count]).toEqual([201, 0])
    expect((await call('GET', inAccount('/access/tags/staging'))).body.result.name).toBe('staging')
    expect((await call('POST', inAccount('/access/tags'), { name: 'prod' })).status).toBe(400)
    expect(failure(await call('POST', inAccount('/access/tags'), { name: 'x'.repeat(36) }))).toMatchObject({
      code: 12130,
      message: 'access.api.error.invalid_request: tag name is longer than 35 characters',
    })
  })
})

describe('the audit log', () => {
  test('tells of each write, under the id that its answer carried', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds })
    const { headers } = await call('POST', inAccount('/access/tags'), { name: 'staging' })
    await call('POST', inAccount('/access/tags'), { name: 'staging' })
    const first = await call('GET', inAccount('/audit_logs?action.type=create'))
    expect(first.body.result).toMatchObject([
      { id: headers.get('cf-auditlog-id'), when: '2026-11-20T12:00:00Z', resource: { type: 'access_tags' } },
    ])
    const second = await call('GET', inAccount('/logs/audit?since=2026-11-20T00:00:00Z&before=2026-11-21T00:00:00Z'))
    expect(second.body.result).toMatchObject([
      { action: { type: 'create', result: 'success' }, actor: { email: 'you@example.com' } },
    ])
    expect(second.body.result_info).toEqual({ count: '1', cursor: '' })
  })

  test('names what was made by the id that it got', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds })
    const { body } = await call('POST', inAccount('/access/groups'), { name: 'A', include: [{ everyone: {} }] })
    const { body: log } = await call('GET', inAccount('/audit_logs'))
    expect(log.result).toMatchObject([{ resource: { id: body.result.id, type: 'access_groups' } }])
  })

  test('is read on by a cursor, and filtered by opposites', async () => {
    const { call, inAccount, clock } = await sandboxUnderTest({ seeds })
    for (const name of ['a', 'b', 'c']) {
      clock.advance(60)
      await call('POST', inAccount('/access/tags'), { name })
    }
    const path = inAccount('/logs/audit?since=2026-11-20T00:00:00Z&before=2026-11-21T00:00:00Z')
    const { body } = await call('GET', `${path}&limit=2`)
    expect(body.result).toHaveLength(2)
    expect((await call('GET', `${path}&limit=2&cursor=${body.result_info.cursor}`)).body.result).toHaveLength(1)
    expect((await call('GET', `${path}&action_type.not=create`)).body.result).toEqual([])
    expect((await call('GET', inAccount('/logs/audit'))).status).toBe(400)
  })
})
