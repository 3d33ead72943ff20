import { expect, test, vi } from 'vitest'
import { appUnderTest } from '../app-under-test'
import { scriptedUpstream } from '../cloudflare/scripted-upstream'
import { OBJECT } from '../every-route-under-test'
import { practiceCompany } from '../sandbox/practice/accounts'
import { sandboxUnderTest } from '../sandbox/sandbox-under-test'
import { testAgreement } from './agreement-under-test'
import { createJudge } from './judge'
import { withoutPracticeOddities } from './practice-oddities-under-test'

// The first use of a part of the document compiles it.
vi.setConfig({ testTimeout: 30_000 })

const judge = createJudge(withoutPracticeOddities)
const { sandbox, account, clock } = await sandboxUnderTest({ seeds: [practiceCompany()] })
const judged = judge.around((request) => sandbox.app.fetch(request))
const deps: Parameters<typeof appUnderTest>[0] = {
  upstream: {
    ...scriptedUpstream().options,
    clock: clock.now,
    credential: { authorization: `Bearer ${sandbox.token}` },
    fetch: (url, init) => judged(new Request(url, init)),
  },
  newId: () => OBJECT,
  practice: { createAccount: (_, name) => sandbox.createAccount(practiceCompany(), name) },
}
const { app, call } = appUnderTest(deps)

const called = new Set<string>()

const zone = (await call('GET', `/api/accounts/${account}/zones`)).body[0].id as string

/** Calls a route by its pattern, with an id where it has one, and notes that it was. */
interface More {
  id?: string
  provider?: string
  email?: string
  number?: string
  body?: unknown
  etag?: string
}

async function callRoute(method: string, route: string, more: More = {}) {
  called.add(`${method} ${route}`)
  const path = route
    .replace(':account', account)
    .replace(':zone', zone)
    .replace(':provider', more.provider ?? '')
    .replace(':email', encodeURIComponent(more.email ?? ''))
    .replace(':number', more.number ?? '')
    .replace(':id', more.id ?? '')
  return call(method, path, more.body, more.etag === undefined ? {} : { 'if-match': more.etag })
}

const LISTS = [
  'policies',
  'groups',
  'apps',
  'lists',
  'identity-providers',
  'service-tokens',
  'posture-checks',
  'certificates',
  'zones',
  'directory-groups',
  'zones/:zone/groups',
].map((list) => `/api/accounts/:account/${list}`)

test.each(['/api/accounts', ...LISTS])('GET %s', async (route) => {
  const { status, body } = await callRoute('GET', route)
  expect(status).toBe(200)
  expect(body.length).toBeGreaterThan(0)
})

test('GET the facts that findings are made from', async () => {
  const { status, body } = await callRoute('GET', '/api/accounts/:account/facts')
  expect(status).toBe(200)
  expect(body.unread).toEqual([])
})

test('GET the people we know of, their last logins, and past logins', async () => {
  const { body } = await callRoute('GET', '/api/accounts/:account/population')
  expect(body.unread).toEqual([])
  const { body: log } = await callRoute('GET', '/api/accounts/:account/logins')
  expect(log.logins.length).toBeGreaterThan(100)
  const { email } = log.logins[0]
  const { body: last } = await callRoute('GET', '/api/accounts/:account/people/:email/last-login', { email })
  expect(last.request).toHaveProperty('identity_provider')
})

test('GET the people that are suggested', async () => {
  const { body } = await callRoute('GET', '/api/accounts/:account/people')
  expect(body.people.length).toBeGreaterThan(0)
  expect(body.unread).toEqual([])
})

test('GET the groups of all zones', async () => {
  const { body } = await callRoute('GET', '/api/accounts/:account/zone-groups')
  expect(body.found.length).toBeGreaterThan(0)
  expect(body.unread).toBeUndefined()
})

test('GET the entries of a list', async () => {
  const { body: lists } = await call('GET', `/api/accounts/${account}/lists`)
  const { status, body } = await callRoute('GET', '/api/accounts/:account/lists/:id/items', { id: lists[0].id })
  expect(status).toBe(200)
  expect(body[0].value).not.toBe('')
})

const everyField = {
  name: 'Payroll at the weekend',
  decision: 'allow',
  include: [{ email_domain: { domain: 'harbour.example' } }, { ip: { ip: '192.0.2.7' } }],
  require: [{ user_risk_score: { user_risk_score: ['low', 'unscored'] } }],
  exclude: [{ geo: { country_code: 'AQ' } }],
  session_duration: '2h45m',
  isolation_required: true,
  purpose_justification_required: true,
  purpose_justification_prompt: 'Why?',
  approval_required: true,
  approval_groups: [{ approvals_needed: 1, email_addresses: ['ana@harbour.example'] }],
  mfa_config: { allowed_authenticators: ['totp'], mfa_disabled: false, session_duration: '4h' },
  connection_rules: { rdp: { allowed_clipboard_local_to_remote_formats: ['text'] } },
}

const group = { name: 'Weekend crew', include: everyField.include, require: [], exclude: [], is_default: true }

test.each([
  ['policies', everyField],
  ['groups', group],
  ['zones/:zone/groups', group],
])('%s: one is made, read, changed and deleted', async (kind, document) => {
  const list = `/api/accounts/:account/${kind}`
  const made = await callRoute('POST', list, { body: document })
  expect(made.status).toBe(201)
  const { id } = made.body.document
  const one = await callRoute('GET', `${list}/:id`, { id })
  // What is said of guards beside it is said once.
  expect(made.body).toMatchObject(one.body)
  const renamed = { ...one.body.document, name: 'Another name' }
  const saved = await callRoute('PUT', `${list}/:id`, { id, body: renamed, etag: one.body.etag })
  expect(saved.body).toMatchObject({ written: true, document: { name: 'Another name' } })
  const gone = await callRoute('DELETE', `${list}/:id`, { id, etag: saved.body.etag })
  expect(gone.body).toMatchObject({ id })
})

// Group IT support belongs to another account, and Porto studio has a rule with a group that was deleted.
test.each([
  ['policies', ['Group IT support', 'Porto studio']],
  ['groups', []],
])('%s of the practice account can each be saved with a new name, but for %j', async (kind, unsaved) => {
  const { body: documents } = await call('GET', `/api/accounts/${account}/${kind}`)
  const refused: string[] = []
  for (const { id } of documents) {
    const path = `/api/accounts/${account}/${kind}/${id}`
    const { body } = await call('GET', path)
    const renamed = { ...body.document, name: `${body.document.name} (renamed)` }
    const saved = await call('PUT', path, renamed, { 'if-match': body.etag })
    if (saved.body.written !== true) refused.push(body.document.name)
  }
  expect(refused).toEqual(unsaved)
})

test('GET the groups of one directory', async () => {
  const { body: all } = await call('GET', `/api/accounts/${account}/directory-groups`)
  const provider = all[0].identity_provider_id as string
  const { body } = await callRoute('GET', '/api/accounts/:account/directory-groups/:provider', { provider })
  expect(body).toEqual(all.filter((each: { identity_provider_id: string }) => each.identity_provider_id === provider))
})

test('several changes at once', async () => {
  const list = '/api/accounts/:account/policies'
  const { body: made } = await callRoute('POST', list, { body: { ...everyField, name: 'Two at once' } })
  const change = { action: 'update', kind: 'policies', id: made.document.id, etag: made.etag }
  const changes = [{ ...change, document: { ...made.document, name: 'One after the other' } }]
  const { status } = await callRoute('POST', '/api/accounts/:account/changes', { body: { changes } })
  expect(status).toBe(200)
  const { body: saved } = await callRoute('GET', `${list}/:id`, { id: made.document.id })
  expect(saved.document.name).toBe('One after the other')
  await callRoute('DELETE', `${list}/:id`, { id: made.document.id, etag: saved.etag })
})

test('a finding is waived, and counts again', async () => {
  const list = '/api/accounts/:account/waivers'
  const until = clock.now().toISOString().slice(0, 10)
  const made = await callRoute('POST', list, { body: { finding: 'OPEN-01/policies/x', reason: 'A demo.', until } })
  expect(made.status).toBe(201)
  expect((await callRoute('GET', list)).body).toEqual([made.body])
  expect((await callRoute('DELETE', `${list}/:id`, { id: made.body.id })).status).toBe(200)
})

test('it is said why a rule is there, and taken back', async () => {
  const list = '/api/accounts/:account/rule-notes'
  const place = { kind: 'groups', document: OBJECT, ruleType: 'include', rule: { everyone: {} } }
  const made = await callRoute('POST', list, { body: { ...place, reason: 'The open day.' } })
  expect(made.status).toBe(201)
  expect((await callRoute('GET', list)).body).toEqual([made.body])
  expect((await callRoute('DELETE', `${list}/:id`, { id: made.body.id })).status).toBe(200)
})

test('what was changed is in the history, is undone and restored', async () => {
  const [list, one] = ['/api/accounts/:account/history', '/api/accounts/:account/history/:number']
  const { body: made } = await callRoute('POST', '/api/accounts/:account/groups', {
    body: { ...group, name: 'A crew' },
  })
  const { body } = await callRoute('GET', list)
  expect(body.records[0]).toMatchObject({ name: 'A crew', action: 'create', id: made.document.id })
  const number = String(body.records[0].number)
  expect((await callRoute('GET', one, { number })).body.after).toEqual(made.document)
  expect((await callRoute('POST', `${one}/undo`, { number, body: {} })).status).toBe(200)
  const preview = await call('GET', `/api/accounts/${account}/history/${number}/restore-preview?version=after`)
  called.add(`GET ${one}/restore-preview`)
  expect(preview.body.changes).toMatchObject([{ action: 'create', document: { name: 'A crew' } }])
  const restored = await callRoute('POST', `${one}/restore`, { number, body: { version: 'after' } })
  expect(restored.body.changes).toMatchObject([{ action: 'create', state: 'done' }])
  expect((await callRoute('GET', `${list}/export`)).text).toContain('A crew')
  expect((await callRoute('GET', `${list}/names`)).body).toContainEqual(expect.objectContaining({ name: 'A crew' }))
})

test('a draft is made, changed, proposed, sent back, published or thrown away', async () => {
  const [list, one] = ['/api/accounts/:account/drafts', '/api/accounts/:account/drafts/:id']
  const document = { ...everyField, name: 'Drafted' }
  const body = { title: 'A draft', changes: [{ action: 'create', kind: 'policies', id: 'new:1', document }] }
  const made = await callRoute('POST', list, { body })
  expect(made.status).toBe(201)
  const { id } = made.body
  expect((await callRoute('PUT', one, { id, body: { ...body, title: 'Another', version: 1 } })).status).toBe(200)
  expect((await callRoute('POST', `${one}/propose`, { id, body: { version: 2 } })).body.state).toBe('proposed')
  expect((await callRoute('POST', `${one}/send-back`, { id, body: { version: 3, text: 'No' } })).status).toBe(200)
  expect((await callRoute('GET', list)).body).toMatchObject([{ title: 'Another', state: 'sent-back' }])
  expect((await callRoute('POST', `${one}/publish`, { id, body: { version: 4 } })).body.state).toBe('published')
  expect((await callRoute('POST', `${one}/discard`, { id, body: { version: 6 } })).status).toBe(409)
  expect((await callRoute('GET', one, { id })).body.state).toBe('published')
})

test('the settings are read and set, which Cloudflare is not asked for', async () => {
  const { body } = await callRoute('GET', '/api/accounts/:account/settings')
  const saved = await callRoute('PUT', '/api/accounts/:account/settings', { body: body.settings, etag: body.etag })
  expect(saved.body.settings).toEqual(body.settings)
})

test('what a change would do is told before it is made', async () => {
  const { body: groups } = await call('GET', `/api/accounts/${account}/groups`)
  const { body: read } = await call('GET', `/api/accounts/${account}/groups/${groups[0].id}`)
  const change = { action: 'update', kind: 'groups', id: groups[0].id, etag: read.etag, document: read.document }
  const { body } = await callRoute('POST', '/api/accounts/:account/assess', { body: { changes: [change] } })
  expect(body.assessment).toMatchObject({ risk: 'none', breaches: [] })
})

test('a draft is tested by Cloudflare, on everybody who ever logged in', async () => {
  const [list, one] = ['/api/accounts/:account/policy-tests', '/api/accounts/:account/policy-tests/:id']
  const { body: saved } = await call('GET', `/api/accounts/${account}/policies`)
  const started = await callRoute('POST', list, { body: { policies: [saved[0].id, everyField] } })
  const { id } = started.body
  expect((await callRoute('GET', one, { id })).body.state).toBe('processing')
  expect((await callRoute('GET', one, { id })).body.state).toBe('complete')
  const { body } = await callRoute('GET', `${one}/people`, { id })
  expect(body.people.length).toBeGreaterThan(20)
})

test('all that was read is read anew', async () => {
  const before = await callRoute('GET', '/api/accounts/:account/snapshot')
  const refreshed = await callRoute('POST', '/api/accounts/:account/refresh', { body: {} })
  expect(refreshed.status).toBe(200)
  expect(Object.keys(refreshed.body.reads)).toEqual(Object.keys(before.body.reads))
})

test('what the token may is found out', async () => {
  const asked = await callRoute('GET', '/api/accounts/:account/permissions')
  expect(asked.status).toBe(200)
  const known = await callRoute('GET', '/api/accounts/:account/permissions/known')
  expect(known.status).toBe(200)
})

test('who the token is', async () => {
  const live = appUnderTest({ ...deps, mode: 'live' })
  const { status, body } = await live.call('GET', '/api/connection')
  expect(status).toBe(200)
  expect(body.credential).toMatchObject({ status: 'active' })
})

test('no route below an account is left out', () => {
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/accounts'))
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(routes)].filter((route) => !called.has(route))).toEqual([])
})

testAgreement(judge)
