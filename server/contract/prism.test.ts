import { expect, test, vi } from 'vitest'
import { appUnderTest, touchesNobody } from '../app-under-test'
import type { Schedule } from '../cloudflare/client'
import { startPrism } from './prism-under-test'

const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353'
const ID = 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415'

/** With every operation of the document; a token alone is not enough for the list of accounts, it says. */
const KEY = { 'x-auth-email': 'ana@example.com', 'x-auth-key': 'a-key-that-nobody-has' }
const TOKEN = { authorization: 'Bearer a-token-that-nobody-has' }

const address = await startPrism()

/** One answer of ours, however busy the machine is. Prism takes seconds for its first answer about applications. */
const BOUND_MS = 25_000

vi.setConfig({ testTimeout: BOUND_MS })

const schedule: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** What Prism had against a call of ours. */
const violations: string[] = []

function appOverPrism(credential: Record<string, string> = KEY) {
  const calls: string[] = []
  const { call } = appUnderTest({
    mode: 'live',
    assess: touchesNobody,
    upstream: {
      baseURL: address,
      credential,
      timeoutMs: BOUND_MS,
      clock: () => new Date('2026-11-21T12:00:00Z'),
      schedule,
      random: () => 0,
      fetch: async (url, init) => {
        calls.push(`${init.method} ${new URL(url).pathname.replace(`/accounts/${ACCOUNT}`, '')}`)
        // Far more than any list here needs: whoever asks so often would never stop.
        if (calls.length > 20) throw new Error('it never stops asking')
        const answer = await fetch(url, {
          ...init,
          signal: AbortSignal.any([init.signal!, AbortSignal.timeout(BOUND_MS)]),
        })
        const found = JSON.parse(answer.headers.get('sl-violations') ?? '[]') as { location: string[] }[]
        violations.push(
          ...found.filter(({ location }) => location[0] === 'request').map((each) => `${url}: ${JSON.stringify(each)}`),
        )
        return answer
      },
    },
  })
  return { call, calls }
}

const inAccount = (path: string) => `/api/accounts/${ACCOUNT}${path}`

// Each of these comes in one piece, or says that there is one row and gives one.
test.each([
  ['/lists', 1],
  ['/posture-checks', 1],
])('the rows of %s are read', async (path, count) => {
  const { call, calls } = appOverPrism()
  const { status, body } = await call('GET', inAccount(path))
  expect(status).toBe(200)
  expect(body).toMatchObject([{ id: ID, name: 'Admin Serial Numbers' }])
  expect(body).toHaveLength(count)
  expect(calls).toHaveLength(1)
})

// Prism gives the same row on every page, and says that there are 2,000.
test.each([
  '/api/accounts',
  ...[
    '/policies',
    '/groups',
    '/apps',
    `/lists/${ID}/items`,
    '/identity-providers',
    '/service-tokens',
    '/certificates',
    '/zones',
    '/directory-groups',
    `/zones/${ACCOUNT}/groups`,
  ].map(inAccount),
])('%s is an error, not a part of a list, when the pages contradict their count', async (path) => {
  const { call, calls } = appOverPrism()
  const { status, body } = await call('GET', path)
  expect({ status, code: body.error.code }).toEqual({ status: 502, code: 'cloudflare_failed' })
  expect(body.error.message).toMatch(/^Cloudflare gave only a part of the .+, or it kept changing while it was read\./)
  expect(calls.length).toBeLessThanOrEqual(3)
})

test('people who came are there when the login methods contradict their count, and the rest is told as unread', async () => {
  const { call, calls } = appOverPrism()
  const { status, body } = await call('GET', inAccount('/people'))
  expect(status).toBe(200)
  expect(body.people).toMatchObject([{ source: 'access' }])
  const message = expect.stringMatching(/^Cloudflare gave only a part of the .+/)
  expect(body.unread).toContainEqual({ from: 'directory', code: 'cloudflare_failed', message })
  expect(calls.length).toBeLessThanOrEqual(4)
})

test('what the credential may is found out, each permission with one call', async () => {
  const { call, calls } = appOverPrism()
  const { status, body } = await call('GET', inAccount('/permissions?again=yes'))
  expect(status).toBe(200)
  expect(body.access).toBe('enabled')
  expect(calls.length).toBeLessThanOrEqual(body.permissions.length)
})

test.each([
  ['a key', KEY, { kind: 'key', status: 'active' }],
  ['a token', TOKEN, { kind: 'user_token', status: 'active' }],
])('who it is is asked of %s', async (_, credential, expected) => {
  const { call } = appOverPrism(credential)
  const { status, body } = await call('GET', '/api/connection')
  expect(status).toBe(200)
  expect(body.credential).toMatchObject(expected)
  // The document opens `/user` to a key only; that it is asked with a token is how Gatehouse learns the difference.
  expect(violations.splice(0).filter((violation) => !violation.includes('Invalid security scheme used'))).toEqual([])
})

test('a credential that is not enough is told as that', async () => {
  const { call } = appOverPrism(TOKEN)
  const { status, body } = await call('GET', '/api/accounts')
  expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'not_allowed' })
  // Prism counts the credential, too, as something that contradicts the document.
  expect(violations.splice(0)).toEqual([expect.stringContaining('Invalid security scheme used')])
})

test.each([
  ['policies', { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'example.com' } }] }],
  ['groups', { name: 'Staff', include: [{ email_domain: { domain: 'example.com' } }] }],
])('one of the %s is made, read, changed and deleted', async (kind, document) => {
  const { call, calls } = appOverPrism()
  const made = await call('POST', inAccount(`/${kind}`), document)
  expect(made.status).toBe(201)
  expect(made.body.document.id).toBe(ID)

  const path = inAccount(`/${kind}/${ID}`)
  const read = await call('GET', path)
  expect(read.status).toBe(200)
  expect(read.body.document).toMatchObject({ id: ID, name: 'Allow devs' })

  const match = { 'if-match': read.body.etag }
  const saved = await call('PUT', path, { ...read.body.document, ...document, name: 'Allow devs' }, match)
  expect(saved.status).toBe(200)
  expect(saved.body.written).toBe(true)
  // Prism forgets what it was sent, so what we read back is its example still, and that is what we say.
  expect(saved.body.document).toEqual(read.body.document)

  expect((await call('DELETE', path, undefined, match)).body).toEqual({ id: ID })
  expect(calls).toEqual([
    `POST /access/${kind}`,
    // It would be opened from its list; of that Prism promises more rows than it gives, so it is read alone.
    `GET /access/${kind}`,
    `GET /access/${kind}`,
    `GET /access/${kind}/${ID}`,
    `GET /access/${kind}/${ID}`,
    `PUT /access/${kind}/${ID}`,
    `GET /access/${kind}/${ID}`,
    `GET /access/${kind}/${ID}`,
    `DELETE /access/${kind}/${ID}`,
  ])
})

test('nothing that was sent contradicts the document', () => {
  expect(violations).toEqual([])
})
