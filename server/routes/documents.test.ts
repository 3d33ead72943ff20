import { expect, test } from 'vitest'
import { appOverSandbox, sha256, touchesNobody } from '../app-under-test'
import * as cases from '../sandbox/cases'
import { seedWith } from '../sandbox/sandbox-under-test'

const draft = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'example.com' } }] }
const group = { name: 'Design', include: [{ email: { email: 'ana@example.com' } }] }

async function withPolicy() {
  const under = await appOverSandbox([seedWith()], { assess: touchesNobody })
  const at = `/api/accounts/${under.account}/policies`
  const { body } = await under.call('POST', at, draft)
  under.sent.length = 0
  const put = (document: unknown, etag: string | undefined = body.etag) =>
    under.call('PUT', `${at}/${body.document.id}`, document, etag === undefined ? {} : { 'if-match': etag })
  return { ...under, at, one: `${at}/${body.document.id}`, made: body, put }
}

test('a policy is made, listed, read, changed and deleted', async () => {
  const { call, at, one, made, put } = await withPolicy()
  expect(made.document).toMatchObject({ ...draft, require: [], session_duration: '24h' })
  expect((await call('GET', at)).body).toEqual([made.document])
  expect((await call('GET', one)).body).toEqual(made)
  const changed = await put({ ...made.document, name: 'All staff' })
  expect(changed.body).toMatchObject({ document: { name: 'All staff' }, written: true })
  expect(changed.body.etag).not.toBe(made.etag)
  const gone = await call('DELETE', one, undefined, { 'if-match': changed.body.etag })
  expect(gone.body).toEqual({ id: made.document.id })
  expect((await call('GET', one)).status).toBe(404)
})

test('saving what is there already writes nothing', async () => {
  const { put, made, sent } = await withPolicy()
  const same = await put({ ...made.document, require: null, session_duration: undefined })
  expect(same.body).toEqual({ ...made, written: false })
  expect(sent).toEqual(['GET'])
})

test('a change that does not say what it was made from is refused', async () => {
  const { call, one, sent } = await withPolicy()
  expect((await call('PUT', one, draft)).body.error.code).toBe('base_missing')
  expect((await call('DELETE', one)).status).toBe(428)
  expect(sent).toEqual([])
})

test('a change made from an older version is refused with the newer one', async () => {
  const { call, one, made, put } = await withPolicy()
  const { body: newer } = await put({ ...made.document, name: 'Changed elsewhere' })
  for (const late of [
    await put({ ...made.document, name: 'Mine' }),
    await call('DELETE', one, undefined, { 'if-match': made.etag }),
  ]) {
    expect(late.status).toBe(412)
    expect(late.body.error).toMatchObject({
      code: 'changed_meanwhile',
      live: { document: newer.document, etag: newer.etag },
    })
  }
})

test('of many changes made from one version at once, one is saved and nobody else’s is lost', async () => {
  const { put, made, call, one } = await withPolicy()
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => put({ ...made.document, name: `Staff ${n}` })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 412)).toHaveLength(9)
  const saved = answers.find(({ status }) => status === 200)
  expect((await call('GET', one)).body.document).toEqual(saved?.body.document)
})

test('what we do not know is sent on and comes back as it was', async () => {
  const { put, made, one, call, sandbox } = await withPolicy()
  const text = `{"name":"Staff","decision":"allow","include":[{"everyone":{}}],"connection_rules":{"ssh":{"usernames":["x"],"port":12345678901234567890}}}`
  const { body } = await put(text, made.etag)
  expect(body.written).toBe(true)
  expect((await call('GET', one)).text).toContain('12345678901234567890')
  expect((await call('GET', one)).text).not.toContain(sandbox.token)
})

test('a policy whose action we do not know is saved with it, and none can be given one', async () => {
  const id = '6a1f0f5e-0000-4000-8000-000000000001'
  const text = `{"id":"${id}","name":"Night watch","decision":"quarantine","include":[{"everyone":{}}]}`
  const { call, account, upstream } = await appOverSandbox([seedWith()], { assess: touchesNobody })
  const sent: string[] = []
  // A Cloudflare that is ahead of us.
  upstream.answer = (_, init) => {
    if (init.method === 'PUT' && typeof init.body === 'string') sent.push(init.body)
    const result = sent.at(-1)?.replace('{', `{"id":"${id}",`) ?? text
    return new Response(`{"success":true,"errors":[],"messages":[],"result":${result}}`)
  }
  const one = `/api/accounts/${account}/policies/${id}`
  const { body: read } = await call('GET', one)
  expect(read.document.decision).toBe('quarantine')
  const renamed = await call('PUT', one, { ...read.document, name: 'Night shift' }, { 'if-match': read.etag })
  expect(renamed.body).toMatchObject({ written: true, document: { name: 'Night shift', decision: 'quarantine' } })
  expect(sent).toHaveLength(1)
  const other = await call('PUT', one, { ...read.document, decision: 'escort' }, { 'if-match': renamed.body.etag })
  expect({ status: other.status, place: other.body.error.place }).toEqual({ status: 400, place: { field: 'decision' } })
  expect(sent).toHaveLength(1)
})

test('a problem is told at its place, and nothing is sent', async () => {
  const { call, at, sent } = await withPolicy()
  const { status, body } = await call('POST', at, { ...draft, include: [] })
  expect(status).toBe(400)
  expect(body.error).toMatchObject({ code: 'invalid_request', place: { field: 'include' } })
  expect(sent).toEqual([])
})

test('a name that another group has is told at the name', async () => {
  const { call, account } = await appOverSandbox([seedWith()])
  const at = `/api/accounts/${account}/groups`
  expect((await call('POST', at, group)).status).toBe(201)
  const { body } = await call('POST', at, group)
  expect(body.error).toMatchObject({ code: 'invalid_request', place: { field: 'name' }, cloudflare: { code: 12130 } })
})

test('a group that a policy uses is not deleted, and the answer says why', async () => {
  const { call, account } = await appOverSandbox([seedWith()])
  const at = `/api/accounts/${account}`
  const { body: made } = await call('POST', `${at}/groups`, group)
  await call('POST', `${at}/policies`, { ...draft, include: [{ group: { id: made.document.id } }] })
  const { status, body } = await call('DELETE', `${at}/groups/${made.document.id}`, undefined, {
    'if-match': made.etag,
  })
  expect(status).toBe(409)
  expect(body.error.message).toContain('still used')
})

test('a token that may only read is told which permission it lacks', async () => {
  const { call, account } = await appOverSandbox([seedWith()], { readOnlyToken: true })
  const { status, body } = await call('POST', `/api/accounts/${account}/policies`, draft)
  expect(status).toBe(403)
  expect(body.error).toMatchObject({ code: 'not_allowed', permission: 'Access: Apps and Policies Write' })
})

test('an account where Access was never set up says so, rather than looking empty', async () => {
  const { call, account } = await appOverSandbox([seedWith({}, { access_enabled: false })])
  const { status, body } = await call('GET', `/api/accounts/${account}/policies`)
  expect(status).toBe(403)
  expect(body.error).toMatchObject({ code: 'not_allowed', cloudflare: { code: 9999 } })
})

test('the account of somebody else is out of reach', async () => {
  const { call } = await appOverSandbox([seedWith()])
  const { status, body } = await call('GET', `/api/accounts/${'f'.repeat(32)}/policies`)
  expect(status).toBe(403)
  expect(body.error).toMatchObject({
    code: 'not_allowed',
    message: expect.stringContaining('does not reach this account'),
  })
})

test.each([
  [cases.FAILS_TO_SAVE, 502, 'was not saved'],
  [cases.ANSWERS_HTML, 502, 'was not saved'],
  [cases.ANSWERS_NOTHING, 502, 'was not saved'],
  [cases.HALF_A_BODY, 502, 'was not saved'],
  [cases.SLOW_DOWN, 429, 'pause'],
  [cases.SLOW_DOWN_WITHOUT_SAYING, 429, 'pause'],
  [cases.REFUSED, 400, 'did not accept'],
])('Cloudflare’s bad day “%s” is told in a sentence', async (name, status, words) => {
  const { put, made } = await withPolicy()
  const answer = await put({ ...made.document, name })
  expect(answer.status).toBe(status)
  expect(answer.body.error.message).toContain(words)
})

test('a save that took effect in spite of a failing answer is a success', async () => {
  const { put, made } = await withPolicy()
  const { status, body } = await put({ ...made.document, name: cases.SAVES_BUT_FAILS })
  expect(status).toBe(200)
  expect(body).toMatchObject({ document: { name: cases.SAVES_BUT_FAILS }, written: true })
})

test('the version of a document does not depend on what Cloudflare adds or reorders', async () => {
  const { etagOf } = await import('../etag')
  const { made } = await withPolicy()
  expect(await etagOf(sha256, 'policies', draft)).toBe(made.etag)
  expect(made.etag).toMatch(/^"[0-9a-f]{64}"$/)
  expect(await etagOf(sha256, 'policies', { ...draft, name: 'Staf' })).not.toBe(made.etag)
})
