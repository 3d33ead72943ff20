import { expect, test } from 'vitest'
import { appOverSandbox, appUnderTest, touchesNobody } from '../app-under-test'
import * as cases from '../sandbox/cases'
import { seedWith } from '../sandbox/sandbox-under-test'
import { envelope, json, refusal, scriptedUpstream } from './scripted-upstream'

const draft = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'example.com' } }] }
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** An account with one policy, read once; `fail` lets every read from then on end badly. */
async function withPolicy() {
  const under = await appOverSandbox([seedWith()], { assess: touchesNobody })
  const at = `/api/accounts/${under.account}`
  const { body: made } = await under.call('POST', `${at}/policies`, draft)
  await under.call('GET', `${at}/policies`)
  under.sent.length = 0
  under.asked.length = 0
  const state = async () => (await under.call('GET', `${at}/snapshot`)).body
  const names = async () => (await under.call('GET', `${at}/policies`)).body.map(({ name }: { name: string }) => name)
  const put = (name: string, etag: string = made.etag) =>
    under.call('PUT', `${at}/policies/${made.document.id}`, { ...made.document, name }, { 'if-match': etag })
  return { ...under, at, made, state, names, put }
}

test('a list says when it was read, and so does everything that is made of it', async () => {
  const { call, at, clock, state } = await withPolicy()
  const readAt = clock.now().toISOString()
  clock.advance(30)
  expect((await call('GET', `${at}/policies`)).headers.get('x-read-at')).toBe(readAt)
  expect((await state()).reads.policies).toEqual({ readAt, reading: false })
  // What was not read before is as new as can be.
  expect((await call('GET', `${at}/apps`)).headers.get('x-read-at')).toBe(clock.now().toISOString())
})

test('an answer made of two readings is as old as the older one', async () => {
  const { call, at, clock } = await withPolicy()
  await call('GET', `${at}/identity-providers`)
  const readAt = clock.now().toISOString()
  clock.advance(10)
  expect((await call('GET', `${at}/people`)).headers.get('x-read-at')).toBe(readAt)
})

/** The same, and somebody changed the policy in Cloudflare's dashboard after the list was read. */
async function withPolicyChangedElsewhere() {
  const under = await withPolicy()
  const { call, at, made, inAccount, sandbox, asked } = under
  await sandbox.app.request(`/client/v4${inAccount(`/access/policies/${made.document.id}`)}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.token}` },
    body: JSON.stringify({ ...draft, name: 'Changed elsewhere' }),
  })
  const open = (how = '') => call('GET', `${at}/policies/${made.document.id}${how}`)
  /** What was read but the audit log, which is asked who changed something. */
  const read = () => asked.flatMap((path) => (path.endsWith('/audit_logs') ? [] : [path.split('/').at(-1)]))
  return { ...under, open, read }
}

test('a policy whose list was read a moment ago opens from it, in the version that reading it alone has', async () => {
  const { call, at, made, clock, sent } = await withPolicy()
  // The list as it is read anew after the write that made it.
  await call('POST', `${at}/refresh`, {})
  const readAt = clock.now().toISOString()
  clock.advance(60)
  sent.length = 0
  const opened = await call('GET', `${at}/policies/${made.document.id}`)
  expect(sent).toEqual([])
  expect(opened.headers.get('x-read-at')).toBe(readAt)
  const alone = await call('GET', `${at}/policies/${made.document.id}?latest=yes`)
  expect(sent).toEqual(['GET'])
  expect(opened.body).toEqual(alone.body)
  expect(alone.headers.get('x-read-at')).toBeNull()
})

test('what was changed elsewhere is seen a minute later, or as soon as Cloudflare itself is asked', async () => {
  for (const how of ['a minute later', '?latest=yes']) {
    const { open, read, names, clock, call, at } = await withPolicyChangedElsewhere()
    await call('GET', `${at}/policies`)
    expect((await open()).body.document.name).toBe('Staff')
    expect(await names()).toEqual(['Staff'])
    if (how === 'a minute later') clock.advance(61)
    const { body } = await open(how.startsWith('?') ? how : '')
    expect({ how, name: body.document.name }).toEqual({ how, name: 'Changed elsewhere' })
    // The list learns of it, and is not read again for it.
    expect(read()).toEqual([body.document.id])
    expect(await names()).toEqual(['Changed elsewhere'])
  }
})

test('a change made from an older version is refused with the live one, which opens from then on', async () => {
  const { open, put } = await withPolicyChangedElsewhere()
  const { status, body } = await put('All staff', (await open()).body.etag)
  expect({ status, live: body.error.live.document.name }).toEqual({ status: 412, live: 'Changed elsewhere' })
  const opened = await open()
  expect(opened.body).toEqual(body.error.live)
})

test.each(['well', 'badly'])(
  'after a write that went %s a policy is read at Cloudflare until the list is',
  async (how) => {
    const { call, at, made, put, upstream, sandbox, sent } = await withPolicy()
    const open = () => call('GET', `${at}/policies/${made.document.id}`)
    if (how === 'badly')
      upstream.answer = (url, init) =>
        init.method === 'PUT' ? json(refusal(10001, 'no'), 400)(url, init) : sandbox.app.request(String(url), init)
    expect((await put('All staff')).status).toBe(how === 'well' ? 200 : 400)
    upstream.answer = undefined
    sent.length = 0
    await open()
    expect(sent).toEqual(['GET'])
    await call('GET', `${at}/policies`)
    await settle()
    sent.length = 0
    await open()
    expect(sent).toEqual([])
  },
)

test('where a list told less of a policy than reading it alone does, no policy opens from the list any more', async () => {
  const alone = { id: '00000001-0000-4000-8000-000000000000', updated_at: '2026-11-20T10:00:00Z', ...draft }
  const { include: _, ...listed } = alone
  const { options } = scriptedUpstream()
  const asked: string[] = []
  const { call } = appUnderTest({
    upstream: {
      ...options,
      fetch: (url, init) => {
        const { pathname } = new URL(url)
        asked.push(pathname)
        return json(envelope(pathname.endsWith('/policies') ? [listed] : alone))(new URL(url), init)
      },
    },
  })
  const at = `/api/accounts/${'a'.repeat(32)}/policies`
  await call('GET', at)
  await call('GET', `${at}/${alone.id}?latest=yes`)
  await call('POST', at.replace('policies', 'refresh'), {})
  asked.length = 0
  expect((await call('GET', `${at}/${alone.id}`)).body.document).toEqual(alone)
  expect(asked).toHaveLength(1)
})

test('a write is on the list at once, and the list is read anew behind it', async () => {
  const { put, names, sent } = await withPolicy()
  expect((await put('All staff')).body.written).toBe(true)
  expect(sent).toEqual(['GET', 'PUT', 'GET'])
  expect(await names()).toEqual(['All staff'])
  await settle()
  expect(sent).toEqual(['GET', 'PUT', 'GET', 'GET'])
})

test('what is made and what is deleted come and go at once', async () => {
  const { call, at, made, names } = await withPolicy()
  const { body } = await call('POST', `${at}/policies`, { ...draft, name: 'Guests' })
  expect(await names()).toEqual(expect.arrayContaining(['Staff', 'Guests']))
  await call('DELETE', `${at}/policies/${made.document.id}`, undefined, { 'if-match': made.etag })
  expect(await names()).toEqual([body.document.name])
})

test('a policy’s new name is read for the applications that use it', async () => {
  const { put, call, at, state, clock } = await withPolicy()
  await call('GET', `${at}/apps`)
  clock.advance(5)
  await put('All staff')
  await settle()
  expect((await state()).reads.apps.readAt).toBe(clock.now().toISOString())
})

test('refreshing reads anew what was read, and nothing that nobody looked at', async () => {
  const { call, at, clock, sent } = await withPolicy()
  clock.advance(10)
  const { status, body } = await call('POST', `${at}/refresh`, {})
  expect(status).toBe(200)
  expect(sent).toEqual(['GET'])
  expect(body.reads.policies).toEqual({ readAt: clock.now().toISOString(), reading: false })
})

test('a refresh that fails keeps the older list, says since when and why, in our own words', async () => {
  const { call, at, clock, upstream, names, state } = await withPolicy()
  const readAt = clock.now().toISOString()
  clock.advance(61)
  upstream.answer = json(refusal(10000, 'Authentication error of Cloudflare’s'), 403)
  const { status, body, text } = await call('POST', `${at}/refresh`, {})
  expect(status).toBe(200)
  expect(body.reads.policies).toMatchObject({
    readAt,
    reading: false,
    error: { code: 'not_allowed', permission: 'Access: Apps and Policies Read' },
  })
  expect(text).not.toContain('of Cloudflare’s')
  expect(await names()).toEqual(['Staff'])
  upstream.answer = undefined
  await call('POST', `${at}/refresh`, {})
  expect((await state()).reads.policies).toEqual({ readAt: clock.now().toISOString(), reading: false })
})

test('a viewer of a Gatehouse that changes nothing may refresh it', async () => {
  const { call, account } = await appOverSandbox([seedWith()], { readOnly: true })
  expect((await call('POST', `/api/accounts/${account}/refresh`, {})).status).toBe(200)
})

test('one account’s data is never another’s, and only the accounts looked at last are remembered', async () => {
  const seeds = Array.from({ length: 10 }, (_, nth) => seedWith({}, { name: `Account ${nth}` }))
  const { call, accounts, sent } = await appOverSandbox(seeds)
  const list = (nth: number) => call('GET', `/api/accounts/${accounts[nth]?.id}/policies`)
  await call('POST', `/api/accounts/${accounts[0]?.id}/policies`, draft)
  for (const [nth] of accounts.entries()) expect((await list(nth)).body).toHaveLength(nth === 0 ? 1 : 0)
  sent.length = 0
  await list(9)
  await list(2)
  expect(sent).toEqual([])
  await list(0)
  expect(sent).toEqual(['GET'])
})

test('the budget is told with the data it pays for, and a pause with its end', async () => {
  const { call, at, put, state, clock, upstream } = await withPolicy()
  expect((await state()).budget).toBeUndefined()
  upstream.answer = json(refusal(971, 'wait'), 429, { 'retry-after': '300' })
  expect((await put('All staff')).body.error).toMatchObject({ code: 'slow_down', retryAfter: 300 })
  upstream.answer = undefined
  expect((await state()).blockedUntil).toBe(new Date(clock.now().getTime() + 300_000).toISOString())
  // The list is there all the same; only what must be asked of Cloudflare waits.
  expect((await call('GET', `${at}/policies`)).status).toBe(200)
  const held = await put('All staff')
  expect({ status: held.status, error: held.body.error }).toMatchObject({
    status: 429,
    error: { code: 'slow_down', retryAfter: 300, message: expect.stringContaining('Nothing you typed is lost') },
  })
  clock.advance(300)
  expect((await put('All staff')).body.written).toBe(true)
})

test('a save that Cloudflare refused for a while goes through after the pause it asked for', async () => {
  const { put, clock, sent } = await withPolicy()
  expect((await put(cases.SLOW_DOWN)).body.error.retryAfter).toBe(2)
  sent.length = 0
  clock.advance(2)
  expect((await put('All staff')).status).toBe(200)
  expect(sent).toEqual(['GET', 'PUT', 'GET'])
})
