import { expect, test, vi } from 'vitest'
import { writeJson } from '#core/json'
import { practiceCompany } from '../sandbox/practice/accounts'
import { sandboxUnderTest } from '../sandbox/sandbox-under-test'
import { createJudge } from './judge'
import { withoutPracticeOddities } from './practice-oddities-under-test'
import { readOperations } from './openapi'
import { testAgreement } from './agreement-under-test'

/** In the document, and asked by nobody yet. */
// The first use of a part of the document compiles it.
vi.setConfig({ testTimeout: 30_000 })

const NOT_EMULATED = new Set([
  'GET /accounts/{account_id}/access/apps/{app_id}/user_policy_checks',
  'GET /accounts/{account_id}/access/users/{user_id}/active_sessions/{nonce}',
])

const QUERIES: Record<string, string> = {
  'GET /accounts/{account_id}/logs/audit': '?since=2026-01-01&before=2026-12-31',
  'GET /zones': '?per_page=50',
}

const judge = createJudge(withoutPracticeOddities)
const { sandbox, account } = await sandboxUnderTest({ seeds: [practiceCompany()] })
const fetch = judge.around((request) => sandbox.app.fetch(request))

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(
    new Request(`http://localhost/client/v4${path}`, {
      method,
      headers: { authorization: `Bearer ${sandbox.token}` },
      ...(body !== undefined && { body: writeJson(body) }),
    }),
  )
  return { status: response.status, result: (await response.json()).result }
}

const everyone = [{ everyone: {} }]
const policy = (name: string) => ({ name, decision: 'allow', include: everyone })
const app = (name: string) => ({ name, type: 'self_hosted', domain: `${name}.harbour.example` })

/** The bodies of writes, those that make something first. What is made is given back by the name of its parameter. */
const WRITES: readonly [operation: string, body: unknown, makes?: string][] = [
  ['POST /accounts/{account_id}/access/policies', policy('Made'), 'policy_id'],
  ['PUT /accounts/{account_id}/access/policies/{policy_id}', policy('Changed')],
  ['DELETE /accounts/{account_id}/access/policies/{policy_id}', undefined],
  ['POST /accounts/{account_id}/access/groups', { name: 'Made', include: everyone }, 'group_id'],
  ['PUT /accounts/{account_id}/access/groups/{group_id}', { name: 'Changed', include: everyone, is_default: true }],
  ['DELETE /accounts/{account_id}/access/groups/{group_id}', undefined],
  ['POST /zones/{zone_id}/access/groups', { name: 'Made', include: everyone }, 'group_id'],
  ['PUT /zones/{zone_id}/access/groups/{group_id}', { name: 'Changed', include: everyone }],
  ['DELETE /zones/{zone_id}/access/groups/{group_id}', undefined],
  ['POST /accounts/{account_id}/access/apps', app('made'), 'app_id'],
  ['PUT /accounts/{account_id}/access/apps/{app_id}', app('changed')],
  ['POST /accounts/{account_id}/access/apps/{app_id}/policies', { ...policy('Own'), precedence: 1 }, 'policy_id'],
  ['PUT /accounts/{account_id}/access/apps/{app_id}/policies/{policy_id}', policy('Own, changed')],
  ['DELETE /accounts/{account_id}/access/apps/{app_id}/policies/{policy_id}', undefined],
  ['POST /accounts/{account_id}/access/apps/{app_id}/policies', { ...policy('Shared'), precedence: 2 }, 'policy_id'],
  ['PUT /accounts/{account_id}/access/apps/{app_id}/policies/{policy_id}/make_reusable', undefined],
  ['DELETE /accounts/{account_id}/access/apps/{app_id}', undefined],
  ['POST /accounts/{account_id}/access/policy-tests', { policies: [policy('Tried')] }, 'policy_test_id'],
  ['POST /accounts/{account_id}/access/tags', { name: 'made' }],
  [
    'POST /accounts/{account_id}/gateway/lists',
    { name: 'Made', type: 'EMAIL', items: [{ value: 'ana@harbour.example' }] },
    'list_id',
  ],
  ['PATCH /accounts/{account_id}/gateway/lists/{list_id}', { append: [{ value: 'bo@harbour.example' }] }],
  ['PUT /accounts/{account_id}/gateway/lists/{list_id}', { name: 'Changed', items: [] }],
  ['DELETE /accounts/{account_id}/gateway/lists/{list_id}', undefined],
]

const inside = `/accounts/${account}`
const first = async (path: string) => (await call('GET', `${inside}${path}`)).result[0]

/** Things of the practice account that reads ask for. */
async function idsToRead(): Promise<Record<string, string>> {
  const apps = (await call('GET', `${inside}/access/apps`)).result as {
    id: string
    policies: { id: string; reusable: boolean }[]
  }[]
  const withOwn = apps.find(({ policies }) => policies.some(({ reusable }) => !reusable))
  const providers = (await call('GET', `${inside}/access/identity_providers`)).result as Record<string, never>[]
  const zones = (await call('GET', '/zones')).result as { id: string }[]
  return {
    account_id: account,
    app_id: withOwn?.id ?? '',
    policy_id: withOwn?.policies.find(({ reusable }) => !reusable)?.id ?? '',
    group_id: (await first('/access/groups')).id,
    zone_id: zones[0]?.id ?? '',
    identity_provider_id: providers.find(({ scim_config: scim }) => scim)?.id ?? '',
    service_token_id: (await first('/access/service_tokens')).id,
    tag_name: (await first('/access/tags')).name,
    user_id: (await first('/access/users')).id,
    list_id: (await first('/gateway/lists')).id,
    rule_id: (await first('/devices/posture')).id,
    policy_test_id: (await call('POST', `${inside}/access/policy-tests`, { policies: [policy('Read')] })).result.id,
  }
}

const ids = await idsToRead()
const filled = (template: string, values: Record<string, string>) =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))

const reads = readOperations()
  .filter(({ method }) => method === 'GET')
  .map(({ template }) => `GET ${template}`)
  .filter((name) => !NOT_EMULATED.has(name))

test.each(reads)('%s', async (name) => {
  const template = name.replace('GET ', '')
  const reusable = template.endsWith('/access/policies/{policy_id}')
    ? { policy_id: (await first('/access/policies')).id }
    : {}
  const zoneGroup = template.startsWith('/zones/')
    ? { group_id: (await call('GET', `/zones/${ids.zone_id}/access/groups`)).result[0]?.id }
    : {}
  const path = filled(template, { ...ids, ...reusable, ...zoneGroup }) + (QUERIES[name] ?? '')
  const { status } = await call('GET', path)
  // The token under test belongs to a person, not to the account.
  expect(status).toBe(template === '/accounts/{account_id}/tokens/verify' ? 401 : 200)
})

test('every write, on things made for it', async () => {
  const made = { ...ids }
  for (const [name, body, makes] of WRITES) {
    const [method = '', template = ''] = name.split(' ')
    const { status, result } = await call(method, filled(template, made), body)
    expect.soft([name, status < 300]).toEqual([name, true])
    if (makes) made[makes] = result.id
  }
})

test('no operation of the document is left out', () => {
  const judged = new Set([...judge.judged.keys()].map((name) => name.replace(/ \d+$/, '')))
  const missing = readOperations()
    .map(({ method, template }) => `${method} ${template}`)
    .filter((name) => !judged.has(name))
  expect(missing.toSorted()).toEqual([...NOT_EMULATED].toSorted())
})

testAgreement(judge)
