import { describe, expect, test } from 'vitest'
import { except } from './output'
import { failure, sandboxUnderTest, seedWith } from './sandbox-under-test'
import { UNRELEASED_SELECTOR } from './rules'

const everyone = { everyone: {} }
const smallest = { name: 'Allow devs', decision: 'allow', include: [{ email_domain: { domain: 'example.com' } }] }

const app = (policies: unknown[]) => ({
  id: 'a1a1a1a1-0000-4000-8000-000000000001',
  name: 'Wiki',
  type: 'self_hosted',
  policies,
})

describe('a policy', () => {
  test('is made, read, changed and deleted', async () => {
    const { call, inAccount, clock } = await sandboxUnderTest()
    const made = await call('POST', inAccount('/access/policies'), smallest)
    expect(made.status).toBe(201)
    const { id } = made.body.result
    expect(made.body).toEqual({
      success: true,
      errors: [],
      messages: [],
      result: {
        app_count: 0,
        created_at: '2026-11-20T12:00:00Z',
        decision: 'allow',
        exclude: [],
        id,
        include: smallest.include,
        name: 'Allow devs',
        require: [],
        reusable: true,
        session_duration: '24h',
        uid: id,
        updated_at: '2026-11-20T12:00:00Z',
      },
    })
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

    clock.advance(60)
    const changed = await call('PUT', inAccount(`/access/policies/${id}`), { ...smallest, name: 'Allow all' })
    expect(changed.status).toBe(200)
    expect(changed.body.result).toMatchObject({
      name: 'Allow all',
      created_at: '2026-11-20T12:00:00Z',
      updated_at: '2026-11-20T12:01:00Z',
    })
    expect((await call('GET', inAccount(`/access/policies/${id}`))).body.result).toEqual(changed.body.result)

    const deleted = await call('DELETE', inAccount(`/access/policies/${id}`))
    expect(deleted.status).toBe(202)
    expect(deleted.body.result).toEqual({ id })
    expect(failure(await call('GET', inAccount(`/access/policies/${id}`)))).toEqual({
      status: 404,
      code: 12135,
      message: 'access.api.error.not_found',
    })
  })

  test('is answered with its keys in alphabetical order', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const { body } = await call('POST', inAccount('/access/policies'), smallest)
    expect(Object.keys(body.result)).toEqual(Object.keys(body.result).toSorted())
  })

  test('comes back the way Cloudflare writes it', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const { body } = await call('POST', inAccount('/access/policies'), {
      ...smallest,
      include: [{ ip: { ip: '192.0.2.7' } }, { ip: { ip: '2001:db8::1' } }, { ip: { ip: '10.0.0.0/8' } }],
      exclude: null,
      session_duration: null,
      isolation_required: false,
      purpose_justification_required: false,
      purpose_justification_prompt: '',
      approval_required: false,
      approval_groups: [],
      mfa_config: { allowed_authenticators: [] },
      connection_rules: {
        rdp: { allowed_clipboard_local_to_remote_formats: [], allowed_clipboard_remote_to_local_formats: ['text'] },
      },
    })
    expect(except(body.result, 'id', 'uid', 'created_at', 'updated_at')).toEqual({
      app_count: 0,
      connection_rules: { rdp: { allowed_clipboard_remote_to_local_formats: ['text'] } },
      decision: 'allow',
      exclude: [],
      include: [{ ip: { ip: '192.0.2.7/32' } }, { ip: { ip: '2001:db8::1/128' } }, { ip: { ip: '10.0.0.0/8' } }],
      mfa_config: { mfa_disabled: false },
      name: 'Allow devs',
      require: [],
      reusable: true,
      session_duration: '',
    })
  })

  test('loses a field that a PUT leaves out, since a PUT replaces the whole', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const { body } = await call('POST', inAccount('/access/policies'), { ...smallest, isolation_required: true })
    expect(body.result.isolation_required).toBe(true)
    const changed = await call('PUT', inAccount(`/access/policies/${body.result.id}`), smallest)
    expect(changed.body.result).not.toHaveProperty('isolation_required')
  })

  test('counts the applications that use it, and cannot be deleted while there are any', async () => {
    const policy = { id: 'b1b1b1b1-0000-4000-8000-000000000001', ...smallest }
    const { call, inAccount } = await sandboxUnderTest({
      seeds: [seedWith({ policies: [policy], apps: [app([{ id: policy.id, precedence: 1 }])] })],
    })
    const { body } = await call('GET', inAccount('/access/policies'))
    expect(body.result[0].app_count).toBe(1)
    expect(failure(await call('DELETE', inAccount(`/access/policies/${policy.id}`)))).toEqual({
      status: 409,
      code: 12132,
      message: 'access.api.error.conflict: policy is attached to 1 application',
    })
  })

  test('of one application only is not found among the reusable ones', async () => {
    const own = { id: 'c1c1c1c1-0000-4000-8000-000000000001', ...smallest, reusable: false, precedence: 1 }
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ apps: [app([own])] })] })
    expect((await call('GET', inAccount(`/access/policies/${own.id}`))).status).toBe(404)
    expect((await call('GET', inAccount('/access/policies'))).body.result).toEqual([])
  })
})

describe('what nobody here knows', () => {
  const unknownField = { risk_band: { floor: 12345678901234567890n } }
  const unknownRule = { moon_phase: { phase: 'full' } }
  const policy = { id: 'd1d1d1d1-0000-4000-8000-000000000001', ...smallest, risk_band: { floor: 1 } }
  const odd = { ...policy, include: [unknownRule, {}, { email: {}, geo: {} }, { email: {} }, everyone] }

  test('a field that Cloudflare does not know either is ignored', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const { status, body } = await call('POST', inAccount('/access/policies'), { ...smallest, no_such_field: 1 })
    expect(status).toBe(201)
    expect(body.result).not.toHaveProperty('no_such_field')
  })

  test('a field of the stored policy is kept when it is sent again, each digit of its numbers', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ policies: [policy] })] })
    const path = inAccount(`/access/policies/${policy.id}`)
    const floor = String(unknownField.risk_band.floor)
    const sent = JSON.stringify({ ...smallest, risk_band: { floor: '?' } }).replace('"?"', floor)
    expect((await call('PUT', path, sent)).text).toContain(`"floor":${floor}`)
    expect((await call('GET', path)).text).toContain(`"floor":${floor}`)
    expect((await call('PUT', path, smallest)).body.result).not.toHaveProperty('risk_band')
  })

  test('rules that the stored policy holds are accepted again, wherever they stand', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ policies: [odd] })] })
    const path = inAccount(`/access/policies/${policy.id}`)
    const { body } = await call('PUT', path, { ...smallest, include: [everyone], exclude: odd.include.slice(0, 4) })
    expect(body.result.exclude).toEqual(odd.include.slice(0, 4))
  })

  test('a selector that Cloudflare has released and we have not learnt is accepted', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const rule = { [UNRELEASED_SELECTOR]: { from: '08:00', to: '18:00' } }
    const { status, body } = await call('POST', inAccount('/access/policies'), { ...smallest, include: [rule] })
    expect(status).toBe(201)
    expect(body.result.include).toEqual([rule])
  })

  test('an unknown key inside a rule we know is kept', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const rule = { email: { email: 'ada@example.com', since: 1.5 } }
    const { body } = await call('POST', inAccount('/access/policies'), { ...smallest, include: [rule] })
    expect(body.result.include[0].email.email).toBe('ada@example.com')
    expect(String(body.result.include[0].email.since)).toBe('1.5')
  })
})

describe('a write that Cloudflare refuses', () => {
  const token = '11111111-0000-4000-8000-000000000001'
  const invalid = 'access.api.error.invalid_request'

  test.each([
    ['an empty include', { include: [] }, `${invalid}: include field should not be empty`],
    ['no include', { include: undefined }, `${invalid}: include field should not be empty`],
    ['an include that is no list', { include: everyone }, `${invalid}: include is not a list of rules`],
    ['no name', { name: '' }, `${invalid}: name field should not be empty`],
    ['an unknown decision', { decision: 'maybe' }, `${invalid}: decision is missing or invalid`],
    ['a rule without a key', { include: [{}] }, `${invalid}: invalid 'include' configuration: [] is not a rule`],
    [
      'a rule with two keys',
      { require: [{ email: {}, geo: {} }] },
      `${invalid}: invalid 'require' configuration: ["email","geo"] is not a rule`,
    ],
    [
      'an unknown selector',
      { exclude: [{ moon_phase: {} }] },
      `${invalid}: invalid 'exclude' configuration: ["moon_phase"] is not a rule`,
    ],
    [
      'a service token by its client id',
      { include: [{ service_token: { token_id: 'abc.access' } }] },
      `${invalid}: invalid 'include' configuration: service token not found`,
    ],
    [
      'an application that is not there',
      { include: [{ linked_app_token: { app_uid: token } }] },
      `${invalid}: linked app must be an existing app`,
    ],
    [
      'a rule group that is not there',
      { include: [{ group: { id: token } }] },
      `${invalid}: invalid 'include' configuration: access group not found`,
    ],
  ])('%s', async (_, change, message) => {
    const { call, inAccount } = await sandboxUnderTest()
    const refused = await call('POST', inAccount('/access/policies'), { ...smallest, ...change })
    expect(failure(refused)).toEqual({ status: 400, code: 12130, message })
    expect(refused.body).toMatchObject({ success: false, messages: [], result: null })
    expect((await call('GET', inAccount('/access/policies'))).body.result).toEqual([])
  })

  test('a body that is not JSON', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    expect(failure(await call('POST', inAccount('/access/policies'), '{"name":'))).toEqual({
      status: 400,
      code: 12130,
      message: `${invalid}: the body is not valid JSON`,
    })
  })

  test('what it does not look into: an address with @, a login method, a device check, a list', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const include = [
      { email_domain: { domain: '@example.com' } },
      { email: {} },
      { login_method: { id: 'okta-idp-id' } },
      { device_posture: { integration_uid: 'test-device-posture-uid' } },
      { email_list: { id: '1234' } },
    ]
    const { status, body } = await call('POST', inAccount('/access/policies'), { ...smallest, include })
    expect(status).toBe(201)
    expect(body.result.include).toEqual(include)
  })

  test('with faithful faults, a rule group that is not there is a status 500', async () => {
    const { call, inAccount } = await sandboxUnderTest({ faithfulFaults: true })
    const refused = await call('POST', inAccount('/access/policies'), {
      ...smallest,
      include: [{ group: { id: token } }],
    })
    expect(failure(refused)).toEqual({ status: 500, code: 10001, message: 'access.api.error.internal_server_error' })
  })

  test('a known service token, application and group are accepted', async () => {
    const { call, inAccount } = await sandboxUnderTest({
      seeds: [
        seedWith({
          service_tokens: [{ id: token, name: 'Deploy' }],
          apps: [app([])],
          groups: [{ id: token, name: 'Devs', include: [everyone] }],
        }),
      ],
    })
    const include = [
      { service_token: { token_id: token } },
      { linked_app_token: { app_uid: app([]).id } },
      { group: { id: token } },
    ]
    expect((await call('POST', inAccount('/access/policies'), { ...smallest, include })).status).toBe(201)
  })
})
