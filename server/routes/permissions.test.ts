import { expect, test } from 'vitest'
import type { AccountPermissions } from '#core/connection'
import { appOverSandbox } from '../app-under-test'
import { POLICIES_ONLY_TOKEN } from '../sandbox/credentials'
import { seedWith } from '../sandbox/sandbox-under-test'

type Options = Parameters<typeof appOverSandbox>[1]

const draft = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'example.com' } }] }

async function under(options: Options = {}, account = seedWith()) {
  const app = await appOverSandbox([account], options)
  const at = `/api/accounts/${app.account}`
  const read = async (path = '') => (await app.call('GET', `${at}/permissions${path}`)).body as AccountPermissions
  return { ...app, at, read }
}

const held = ({ permissions }: AccountPermissions) =>
  Object.fromEntries(permissions.map(({ name, held: state }) => [name, state]))
const POLICIES = 'Access: Apps and Policies'
const GROUPS = 'Access: Organizations, Identity Providers, and Groups'

test('permissions to read are found out, permissions to write cannot be told without writing', async () => {
  const { read, sent } = await under()
  const found = await read()
  expect(found.access).toBe('enabled')
  expect(held(found)).toMatchObject({
    [`${POLICIES} Read`]: 'have',
    [`${POLICIES} Write`]: 'unknown',
    [`${GROUPS} Write`]: 'unknown',
    'Zero Trust Read': 'have',
    // No page needs them at once, so nothing is asked for their sake alone.
    'Access: Audit Logs Read': 'unknown',
    'Zone Read': 'unknown',
  })
  expect(sent).toHaveLength(4)
  expect(new Set(sent)).toEqual(new Set(['GET']))
})

test('looking again finds out about every permission to read', async () => {
  const { read } = await under()
  expect(held(await read('?again=yes'))).toMatchObject({
    [`${POLICIES} Read`]: 'have',
    [`${POLICIES} Write`]: 'unknown',
    'Access: Audit Logs Read': 'have',
    'Access: Mutual TLS Certificates Read': 'have',
    'Account Settings Read': 'have',
    'Zone Read': 'have',
  })
})

test('each says what it is for and what works without it', async () => {
  const { permissions } = await (await under()).read()
  for (const { why, without } of permissions) expect([why, without].every((text) => text.endsWith('.'))).toBe(true)
})

test('a token for policies alone lacks the rest', async () => {
  const { read } = await under({ token: POLICIES_ONLY_TOKEN })
  expect(held(await read('?again=yes'))).toMatchObject({
    [`${POLICIES} Read`]: 'have',
    [`${GROUPS} Read`]: 'lack',
    // Writing includes reading.
    [`${GROUPS} Write`]: 'lack',
    'Access: Service Tokens Read': 'lack',
    'Account Settings Read': 'lack',
    'Zone Read': 'lack',
  })
})

test('what pages read before need not be asked again, and what is known costs no call', async () => {
  const { read, call, at, sent } = await under()
  await call('GET', `${at}/policies`)
  await call('GET', `${at}/groups`)
  sent.length = 0
  expect(held(await read('/known'))).toMatchObject({ [`${POLICIES} Read`]: 'have', 'Zone Read': 'unknown' })
  expect(sent).toEqual([])
  await read()
  expect(sent).toHaveLength(2)
  await read()
  expect(sent).toHaveLength(2)
})

test('a refused write is remembered as a permission that is lacking, until it is looked at again', async () => {
  const { read, call, at } = await under({ readOnlyToken: true })
  await call('POST', `${at}/policies`, draft)
  const known = await read('/known')
  expect(held(known)).toMatchObject({ [`${POLICIES} Write`]: 'lack', [`${GROUPS} Write`]: 'unknown' })
  expect(known.permissions.find(({ changes }) => changes === 'policies')).toMatchObject({ held: 'lack' })
  expect(held(await read('?again=yes'))).toMatchObject({
    [`${POLICIES} Write`]: 'unknown',
    [`${POLICIES} Read`]: 'have',
  })
})

test('a write that went through is remembered as well', async () => {
  const { read, call, at } = await under()
  expect((await call('POST', `${at}/policies`, draft)).status).toBe(201)
  expect(held(await read('/known'))).toMatchObject({ [`${POLICIES} Write`]: 'have' })
})

test('what is refused for another reason says nothing of the permission', async () => {
  const { read, call, at } = await under()
  const missing = { ...draft, include: [{ service_token: { token_id: '6a1f0f5e-0000-4000-8000-000000000000' } }] }
  expect((await call('POST', `${at}/policies`, missing)).status).toBe(400)
  expect(held(await read('/known'))).toMatchObject({ [`${POLICIES} Write`]: 'unknown' })
})

test('an account without Access is its own state, not a lack of permissions', async () => {
  const { read } = await under({}, seedWith({}, { access_enabled: false }))
  expect((await read()).access).toBe('not_enabled')
  const found = await read('?again=yes')
  expect(found.access).toBe('not_enabled')
  expect(held(found)).toMatchObject({ [`${POLICIES} Read`]: 'unknown', 'Zone Read': 'have' })
})

test('an account out of reach is told as that, with nothing claimed', async () => {
  const { call } = await under()
  const { body } = await call('GET', `/api/accounts/${'f'.repeat(32)}/permissions`)
  expect(body).toMatchObject({ access: 'unknown', trouble: expect.stringContaining('does not reach this account') })
})

test('what is known of one account says nothing of another', async () => {
  const { call, at, sandbox } = await under({ readOnlyToken: true })
  const other = await sandbox.createAccount(seedWith())
  await call('POST', `${at}/policies`, draft)
  const { body } = await call('GET', `/api/accounts/${other.id}/permissions/known`)
  expect(held(body)).toMatchObject({ [`${POLICIES} Write`]: 'unknown' })
})

test('a Gatehouse that is set to read-only changes nothing, and says so', async () => {
  const { call, at, sent } = await under({ readOnly: true })
  for (const [method, path] of [
    ['POST', `${at}/policies`],
    ['PUT', `${at}/policies/6a1f0f5e-0000-4000-8000-000000000000`],
    ['DELETE', `${at}/groups/6a1f0f5e-0000-4000-8000-000000000000`],
    ['POST', '/api/practice/accounts'],
  ] as const) {
    const { status, body } = await call(method, path, method === 'DELETE' ? undefined : draft, { 'if-match': '"1"' })
    expect(status).toBe(403)
    expect(body.error).toMatchObject({ code: 'not_allowed', message: expect.stringContaining('set to read-only') })
  }
  expect(sent).toEqual([])
  expect((await call('GET', `${at}/policies`)).status).toBe(200)
  expect((await call('GET', '/api/session')).body).toMatchObject({ readOnly: true })
})
