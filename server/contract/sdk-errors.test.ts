import Cloudflare from 'cloudflare'
import { expect, test } from 'vitest'
import { FAILS_ONCE, FAILS_TO_SAVE, SLOW_DOWN } from '../sandbox/cases'
import { DEAD_TOKEN, POLICIES_ONLY_TOKEN } from '../sandbox/credentials'
import { seedWith } from '../sandbox/sandbox-under-test'
import { testAgreement } from './agreement-under-test'
import { sandboxOverHttp } from './sandbox-over-http-under-test'

const USED = 'aaaaaaaa-0000-4000-8000-000000000001'
const NOWHERE = 'aaaaaaaa-0000-4000-8000-00000000dead'

const seed = seedWith({
  policies: [{ id: USED, name: 'Used', decision: 'allow', include: [{ everyone: {} }] }],
  groups: [{ id: USED, name: 'Staff', include: [{ everyone: {} }] }],
  apps: [
    {
      id: 'bbbbbbbb-0000-4000-8000-000000000001',
      name: 'Wiki',
      type: 'self_hosted',
      domain: 'wiki.example.com',
      policies: [{ id: USED, precedence: 1 }],
    },
  ],
})
const locked = seedWith({}, { name: 'Without Access', access_enabled: false })
const { client, account, accounts, sandbox, judge } = await sandboxOverHttp({ seeds: [seed, locked] })
const full = client().zeroTrust.access
const inAccount = { account_id: account }
const body = (name: string) => ({ ...inAccount, name, decision: 'allow' as const, include: [{ everyone: {} }] })

/** The error as Cloudflare's client tells it: its class and the first code and message. */
async function refused(asked: PromiseLike<unknown>) {
  try {
    await asked
  } catch (error) {
    if (error instanceof Cloudflare.APIError) {
      const [first] = error.errors as { code: number; message: string }[]
      return { kind: error.constructor, code: first?.code, message: first?.message }
    }
    throw error
  }
  throw new Error('it was not refused')
}

test('what is not there is a NotFoundError', async () => {
  const answer = { kind: Cloudflare.NotFoundError, code: 12135, message: 'access.api.error.not_found' }
  expect(await refused(full.policies.get(NOWHERE, inAccount))).toEqual(answer)
  expect(await refused(full.groups.get(NOWHERE, inAccount))).toEqual(answer)
  expect(await refused(full.policies.update(NOWHERE, body('Gone')))).toEqual(answer)
  expect(await refused(full.policies.delete(NOWHERE, inAccount))).toEqual(answer)
})

test('deleting what is in use is a ConflictError', async () => {
  expect(await refused(full.policies.delete(USED, inAccount))).toMatchObject({
    kind: Cloudflare.ConflictError,
    code: 12132,
  })
})

test('what Access does not take is a BadRequestError that says why', async () => {
  const invalid = (why: string) => ({
    kind: Cloudflare.BadRequestError,
    code: 12130,
    message: `access.api.error.invalid_request: ${why}`,
  })
  expect(await refused(full.policies.create({ ...body('Nobody'), include: [] }))).toEqual(
    invalid('include field should not be empty'),
  )
  expect(await refused(full.groups.create({ ...inAccount, name: 'Staff', include: [{ everyone: {} }] }))).toEqual(
    invalid('group names must be unique'),
  )
  const include = [{ service_token: { token_id: NOWHERE } }]
  expect(await refused(full.policies.create({ ...body('Machines'), include }))).toEqual(
    invalid("invalid 'include' configuration: service token not found"),
  )
  const linked = [{ linked_app_token: { app_uid: NOWHERE } }]
  expect(await refused(full.policies.create({ ...body('Linked'), include: linked }))).toEqual(
    invalid('linked app must be an existing app'),
  )
})

test('a rule with two keys is a BadRequestError, although the client lets it through', async () => {
  const two = { email: { email: 'ana@example.com' }, geo: { country_code: 'PT' } }
  expect(await refused(full.policies.create({ ...body('Two at once'), include: [two] }))).toMatchObject({
    kind: Cloudflare.BadRequestError,
    code: 12130,
  })
})

test('an account that never set up Access is a BadRequestError with its own code', async () => {
  const without = { account_id: accounts[1]?.id ?? '' }
  expect(await refused(full.policies.list(without))).toEqual({
    kind: Cloudflare.BadRequestError,
    code: 9999,
    message: 'access.api.error.not_enabled',
  })
})

test('a token that may not is a PermissionDeniedError', async () => {
  const denied = { kind: Cloudflare.PermissionDeniedError, code: 10000, message: 'Authentication error' }
  const readOnly = client({ apiToken: sandbox.readOnlyToken }).zeroTrust.access
  expect(await refused(readOnly.policies.create(body('Written by a reader')))).toEqual(denied)
  const policiesOnly = client({ apiToken: POLICIES_ONLY_TOKEN }).zeroTrust.access
  expect(await refused(policiesOnly.groups.list(inAccount))).toEqual(denied)
  const elsewhere = { account_id: '0123456789abcdef0123456789abcdef' }
  expect(await refused(full.policies.list(elsewhere))).toMatchObject({
    kind: Cloudflare.PermissionDeniedError,
    code: 9109,
  })
})

test('a token that nobody made is an AuthenticationError when it is verified', async () => {
  expect(await refused(client({ apiToken: DEAD_TOKEN }).user.tokens.verify())).toEqual({
    kind: Cloudflare.AuthenticationError,
    code: 1000,
    message: 'Invalid API Token',
  })
  expect(await client().user.tokens.verify()).toMatchObject({ status: 'active' })
})

test('too many calls are a RateLimitError that says how long to wait', async () => {
  const error = await full.policies.create(body(SLOW_DOWN)).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Cloudflare.RateLimitError)
  expect((error as InstanceType<typeof Cloudflare.RateLimitError>).headers.get('retry-after')).toBe('2')
})

test('a fault of Cloudflare’s is an InternalServerError, and nothing is stored', async () => {
  expect(await refused(full.policies.create(body(FAILS_TO_SAVE)))).toEqual({
    kind: Cloudflare.InternalServerError,
    code: 10001,
    message: 'access.api.error.internal_server_error',
  })
  const { result } = await full.policies.list(inAccount)
  expect(result.map(({ name }) => name)).toEqual(['Used'])
})

test('the client’s retry of a failed write stores it once', async () => {
  const patient = client({ maxRetries: 1 }).zeroTrust.access
  await patient.policies.create(body(FAILS_ONCE))
  const { result } = await full.policies.list(inAccount)
  expect(result.filter(({ name }) => name === FAILS_ONCE)).toHaveLength(1)
})

testAgreement(judge)
