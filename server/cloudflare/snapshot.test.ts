import { expect, test } from 'vitest'
import { appOverSandbox, touchesNobody } from '../app-under-test'
import * as cases from '../sandbox/cases'
import { seedWith } from '../sandbox/sandbox-under-test'
import { json, refusal } from './scripted-upstream'

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

test('a policy is always read at Cloudflare itself, and the list learns of it', async () => {
  const { call, at, made, inAccount, sandbox, asked, names } = await withPolicy()
  // Somebody changes it in Cloudflare's dashboard.
  await sandbox.app.request(`/client/v4${inAccount(`/access/policies/${made.document.id}`)}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.token}` },
    body: JSON.stringify({ ...draft, name: 'Changed elsewhere' }),
  })
  expect(await names()).toEqual(['Staff'])
  const { body, headers } = await call('GET', `${at}/policies/${made.document.id}`)
  expect(body.document.name).toBe('Changed elsewhere')
  expect(headers.get('x-read-at')).toBeNull()
  expect(await names()).toEqual(['Changed elsewhere'])
  // Beside it the audit log is asked who changed it; the list is not read again.
  const read = asked.filter((path) => !path.endsWith('/audit_logs'))
  expect(read.map((path) => path.split('/').at(-1))).toEqual([made.document.id])
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
