import { describe, expect, test } from 'vitest'
import { except } from './output'
import { sandboxUnderTest, seedWith } from './sandbox-under-test'

/**
 * The examples of Cloudflare's API reference, sent and answered as its pages show. What the pages cannot fix is
 * compared by its shape: ids and times are the sandbox's own, and real answers carry a `uid`, leave out `false`, and
 * write times in whole seconds.
 * https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/groups/methods/list/
 * https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/policies/methods/create/
 */
const GROUP = 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f'
const POLICY = 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415'
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)

/** The result of "Create an Access reusable policy", as the page shows it. */
const documentedPolicy = {
  id: POLICY,
  app_count: 2,
  approval_groups: [
    {
      approvals_needed: 1,
      email_addresses: ['test1@cloudflare.com', 'test2@cloudflare.com'],
      email_list_uuid: 'email_list_uuid',
    },
    {
      approvals_needed: 3,
      email_addresses: ['test@cloudflare.com', 'test2@cloudflare.com'],
      email_list_uuid: '597147a1-976b-4ef2-9af0-81d5d007fc34',
    },
  ],
  approval_required: true,
  connection_rules: {
    rdp: {
      allowed_clipboard_local_to_remote_formats: ['text'],
      allowed_clipboard_remote_to_local_formats: ['text'],
    },
  },
  created_at: '2014-01-01T05:20:00.12345Z',
  decision: 'allow',
  exclude: [{ group: { id: GROUP } }],
  include: [{ group: { id: GROUP } }],
  isolation_required: false,
  mfa_config: {
    allowed_authenticators: ['totp', 'biometrics', 'security_key'],
    mfa_disabled: false,
    session_duration: '24h',
  },
  name: 'Allow devs',
  purpose_justification_prompt: 'Please enter a justification for entering this protected domain.',
  purpose_justification_required: true,
  require: [{ group: { id: GROUP } }],
  reusable: true,
  session_duration: '24h',
  updated_at: '2014-01-01T05:20:00.12345Z',
}

/** What a real answer has in place of the page's ids, times, counts and `false`. */
const asAnswered = (policy: Record<string, unknown>, appCount: number) => ({
  ...except(policy, 'isolation_required'),
  id: uuid,
  uid: uuid,
  app_count: appCount,
  created_at: time,
  updated_at: time,
})

const asSent = (policy: Record<string, unknown>) =>
  except(policy, 'id', 'app_count', 'created_at', 'updated_at', 'reusable')

const group = { id: GROUP, name: 'Developers', include: [{ everyone: {} }] }

describe('rule groups', () => {
  const body = {
    name: 'Allow devs',
    include: [{ certificate: {} }],
    exclude: [{ certificate: {} }],
    require: [{ certificate: {} }],
  }
  const result = { id: uuid, uid: uuid, ...body, created_at: time, updated_at: time }

  test('create a group', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    const { status, body: answer } = await call('POST', inAccount('/access/groups'), body)
    expect(status).toBe(201)
    expect(answer).toEqual({ errors: [], messages: [], success: true, result })
  })

  test('list groups', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    await call('POST', inAccount('/access/groups'), body)
    const { status, body: answer } = await call('GET', inAccount('/access/groups'))
    expect(status).toBe(200)
    expect(answer).toEqual({
      errors: [],
      messages: [],
      success: true,
      result: [result],
      result_info: { count: 1, page: 1, per_page: 1000, total_count: 1, total_pages: 1 },
    })
  })
})

describe('reusable policies', () => {
  test('create one, with the call that the page shows', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ groups: [group] })] })
    const sent = { decision: 'allow', include: [{ group: { id: GROUP } }], name: 'Allow devs' }
    const { status, body } = await call('POST', inAccount('/access/policies'), sent)
    expect(status).toBe(201)
    expect(body.result).toMatchObject({ ...sent, id: uuid, reusable: true, session_duration: '24h' })
  })

  test('create one, with approvals, clipboard and second factor as in the answer that the page shows', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ groups: [group] })] })
    const { status, body } = await call('POST', inAccount('/access/policies'), asSent(documentedPolicy))
    expect(status).toBe(201)
    expect(body).toEqual({ errors: [], messages: [], success: true, result: asAnswered(documentedPolicy, 0) })
  })

  test('update one that two applications use, with the call that the page shows', async () => {
    const certificate = [{ certificate: {} }]
    const app = (nth: number) => ({
      id: `${nth}`,
      name: `App ${nth}`,
      type: 'self_hosted',
      policies: [{ id: POLICY, precedence: 1 }],
    })
    const { call, inAccount } = await sandboxUnderTest({
      seeds: [seedWith({ groups: [group], policies: [documentedPolicy], apps: [app(1), app(2)] })],
    })
    const path = inAccount(`/access/policies/${POLICY}`)
    const small = { decision: 'allow', include: certificate, name: 'Allow devs' }
    const first = await call('PUT', path, small)
    expect(first.status).toBe(200)
    expect(first.body.result).toMatchObject({ ...small, id: POLICY, app_count: 2, exclude: [], require: [] })
    expect(first.body.result).not.toHaveProperty('approval_groups')

    const whole = { ...documentedPolicy, include: certificate, exclude: certificate, require: certificate }
    const { status, body } = await call('PUT', path, asSent(whole))
    expect(status).toBe(200)
    expect(body).toEqual({
      errors: [],
      messages: [],
      success: true,
      result: { ...asAnswered(whole, 2), id: POLICY, uid: POLICY, created_at: documentedPolicy.created_at },
    })
  })

  test('with the older credentials that the page shows as well', async () => {
    const { call, inAccount } = await sandboxUnderTest({ profile: 'lenient' })
    const headers = { 'x-auth-email': 'user@example.com', 'x-auth-key': '144c9defac04969c7bfad8efaa8ea194' }
    expect((await call('GET', inAccount('/access/policies'), undefined, headers)).status).toBe(200)
  })
})
