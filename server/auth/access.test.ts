import { createHmac } from 'node:crypto'
import { exportSPKI } from 'jose'
import { expect, test } from 'vitest'
import { appUnderTest } from '../app-under-test'
import { scriptedUpstream } from '../cloudflare/scripted-upstream'
import { accessSignIn } from './access'
import { at, AUDIENCE, NOW, segment, TEAM, teamUnderTest } from './access-under-test'
import { teamKeys } from './team-keys'

const members = {
  owner: ['ada@example.com'],
  editor: ['group:Editors'],
  viewer: ['token:reader.access', '@example.com'],
}

/** A Gatehouse behind Access whose team answers with these keys; `asked` counts how often. */
function behindAccess(answer: () => Response | Promise<Response>) {
  const asked: string[] = []
  const fetch = (url: string) => {
    asked.push(url)
    return Promise.resolve(answer())
  }
  const keys = teamKeys({ issuer: TEAM, fetch })
  const signIn = accessSignIn({ issuer: TEAM, audiences: ['another', AUDIENCE], keys, members, clock: () => NOW })
  const { call, lines } = appUnderTest({ upstream: scriptedUpstream().options, signIn })
  const visit = (assertion?: string) =>
    call('GET', '/api/session', undefined, assertion === undefined ? {} : { 'cf-access-jwt-assertion': assertion })
  return { visit, lines, asked }
}

const team = await teamUnderTest()
const stranger = await teamUnderTest()
const own = () => Response.json({ keys: [team.jwk] })

test('who Cloudflare Access vouches for is the actor, with the role of the settings', async () => {
  const { visit, asked } = behindAccess(own)
  const { status, body } = await visit(await team.assertion({ email: 'Ada@Example.com' }))
  expect({ status, actor: body.actor, role: body.role }).toEqual({
    status: 200,
    actor: 'ada@example.com',
    role: 'owner',
  })
  expect(asked).toEqual([`${TEAM}/cdn-cgi/access/certs`])
})

test('a service token is an actor by its name', async () => {
  const claims = { common_name: 'reader.access', sub: '', email: undefined }
  const { body } = await behindAccess(own).visit(await team.assertion(claims))
  expect(body).toMatchObject({ actor: 'token:reader.access', role: 'viewer' })
})

test.each([
  ['as the login method’s claim', { custom: { groups: ['Editors'] } }],
  ['as objects with a name', { groups: [{ id: '1', name: 'Editors' }] }],
])('a group gives its role: %s', async (_, claims) => {
  const { body } = await behindAccess(own).visit(await team.assertion({ email: 'cai@elsewhere.example', ...claims }))
  expect(body).toMatchObject({ actor: 'cai@elsewhere.example', role: 'editor' })
})

test('somebody without a role is told so by name, and gets nothing else', async () => {
  const { status, body } = await behindAccess(own).visit(await team.assertion({ email: 'eve@evil.example' }))
  expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'not_allowed' })
  expect(body.error.message).toMatch(/knows you as eve@evil\.example.*GATEHOUSE_VIEWERS/)
})

const spki = await exportSPKI(team.publicKey)
/** Signed with the public key as if it were a shared secret, which a verifier that trusts the header accepts. */
const confused = () => {
  const signed = `${segment({ alg: 'HS256', kid: 'key-1' })}.${segment({ iss: TEAM, aud: [AUDIENCE], email: 'ada@example.com', iat: at(-1), exp: at(600) })}`
  return `${signed}.${createHmac('sha256', spki).update(signed).digest('base64url')}`
}
const unsigned = (alg: string) =>
  `${segment({ alg, kid: 'key-1' })}.${segment({ iss: TEAM, aud: [AUDIENCE], email: 'ada@example.com', iat: at(-1), exp: at(600) })}.`
const tampered = async () => {
  const [header, , signature] = (await team.assertion({ email: 'eve@evil.example' })).split('.')
  return `${header}.${segment({ iss: TEAM, aud: [AUDIENCE], email: 'ada@example.com', iat: at(-1), exp: at(600) })}.${signature}`
}

test.each<[name: string, make: () => string | Promise<string>, reason: string]>([
  ['no assertion at all', () => '', ''],
  ['not a token', () => 'x', 'ERR_JWS_INVALID'],
  ['a forged one, signed by somebody else', () => stranger.assertion(), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['one whose content was changed', tampered, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['one with alg none', () => unsigned('none'), 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['one with alg None', () => unsigned('None'), 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['one that takes the public key for a secret', confused, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['an expired one', () => team.assertion({ exp: at(-31) }), 'ERR_JWT_EXPIRED exp'],
  ['one that never expires', () => team.assertion({ exp: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED exp'],
  ['one of the future', () => team.assertion({ nbf: at(31) }), 'ERR_JWT_CLAIM_VALIDATION_FAILED nbf'],
  ['one for another application', () => team.assertion({ aud: ['other'] }), 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
  ['one for nobody', () => team.assertion({ aud: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
  [
    'one of another team',
    () => team.assertion({ iss: 'https://evil.cloudflareaccess.com' }),
    'ERR_JWT_CLAIM_VALIDATION_FAILED iss',
  ],
  ['one with an unknown key', () => team.assertion({}, { kid: 'key-9' }), 'ERR_JWKS_NO_MATCHING_KEY'],
])('refused: %s', async (_, make, reason) => {
  const { visit, lines } = behindAccess(own)
  const { status, body } = await visit(await make())
  expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'not_signed_in' })
  expect(body).not.toHaveProperty('role')
  const refusal = lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'sign-in')
  expect(refusal.reason ?? '').toBe(reason)
})

test('clocks may differ by half a minute', async () => {
  const { visit } = behindAccess(own)
  expect((await visit(await team.assertion({ exp: at(-29) }))).status).toBe(200)
  expect((await visit(await team.assertion({ nbf: at(29) }))).status).toBe(200)
})

test.each<[string, () => Response | Promise<Response>]>([
  ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ['fails', () => new Response('oops', { status: 500 })],
  ['answers a page', () => new Response('<html>')],
  ['answers no keys', () => Response.json({ nothing: true })],
  ['leads elsewhere', () => Response.redirect('https://evil.example/certs')],
])('a key server that %s lets nobody in, and says that it is not their fault', async (_, answer) => {
  const { status, body } = await behindAccess(answer).visit(await team.assertion())
  expect({ status, code: body.error.code }).toEqual({ status: 503, code: 'sign_in_unavailable' })
  expect(body.error.message).toContain('nobody can be let in')
})

test('a key server that comes back lets people in again', async () => {
  let up = false
  const { visit } = behindAccess(() => (up ? own() : new Response('', { status: 502 })))
  expect((await visit(await team.assertion())).status).toBe(503)
  up = true
  expect((await visit(await team.assertion())).status).toBe(200)
})

test('twenty assertions with unknown keys do not make twenty questions to the key server', async () => {
  const { visit, asked } = behindAccess(own)
  for (let nth = 0; nth < 20; nth += 1) await visit(await team.assertion({}, { kid: `unknown-${nth}` }))
  expect(asked).toHaveLength(1)
})

test('a cookie in the place of the header is nobody’s', async () => {
  const { options } = scriptedUpstream()
  const keys = teamKeys({ issuer: TEAM, fetch: () => Promise.resolve(own()) })
  const signIn = accessSignIn({ issuer: TEAM, audiences: [AUDIENCE], keys, members, clock: () => NOW })
  const { call } = appUnderTest({ upstream: options, signIn })
  const cookie = `CF_Authorization=${await team.assertion()}`
  expect((await call('GET', '/api/session', undefined, { cookie })).status).toBe(401)
})
