import { expect, test } from 'vitest'
import { appUnderTest, sha256, touchesNobody } from './app-under-test'
import { cut, envelope, json, type Reply, scriptedUpstream } from './cloudflare/scripted-upstream'
import { etagOf } from './etag'

const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353'
const ID = 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415'
const policy = (fields: object = {}) => ({
  id: ID,
  name: 'Staff',
  decision: 'allow',
  include: [{ email_domain: { domain: 'example.com' } }],
  session_duration: '24h',
  ...fields,
})
const is = (document: object) => json(envelope(document))

/** A save of `sent` made from the first version, while Cloudflare gives these replies. */
async function saving(sent: object, ...replies: Reply[]) {
  const { options, sent: requests } = scriptedUpstream(...replies)
  const { call, lines } = appUnderTest({ upstream: options, assess: touchesNobody })
  const etag = await etagOf(sha256, 'policies', policy())
  const at = `/api/accounts/${ACCOUNT}/policies/${ID}`
  const { status, body } = await call('PUT', at, sent, { 'if-match': etag })
  return { status, body, requests: requests.map(({ method }) => method), lines }
}

const mine = policy({ name: 'Mine' })

test('a save reads and compares, writes, and reads back, in three requests', async () => {
  const { body, requests } = await saving(mine, is(policy()), is(mine), is({ ...mine, updated_at: 'now' }))
  expect(requests).toEqual(['GET', 'PUT', 'GET'])
  expect(body).toMatchObject({ written: true, document: { name: 'Mine', updated_at: 'now' } })
  expect(body).not.toHaveProperty('warning')
})

test('somebody who saves past us right after is noticed, and the person is told and given what is there now', async () => {
  const theirs = policy({ name: 'Theirs' })
  const { status, body, lines } = await saving(mine, is(policy()), is(mine), is(theirs))
  expect(status).toBe(200)
  expect(body).toMatchObject({
    written: true,
    document: { name: 'Theirs' },
    etag: await etagOf(sha256, 'policies', theirs),
    warning: expect.stringContaining('Somebody else saved this policy in the same moment'),
  })
  expect(lines.join('\n')).toContain('saved-otherwise')
})

test('something that Cloudflare itself makes of a save is not blamed on somebody', async () => {
  const kept = policy({ name: 'Mine', session_duration: '12h' })
  const { body } = await saving(mine, is(policy()), is(kept), is(kept))
  expect(body.warning).toContain('did not keep this policy exactly as it was sent')
})

test('a save that cannot be read back is still a save', async () => {
  const { status, body } = await saving(mine, is(policy()), is(mine), cut, cut, cut)
  expect(status).toBe(200)
  expect(body).toMatchObject({ written: true, document: { name: 'Mine' } })
  expect(body).not.toHaveProperty('warning')
})

test('an older version is refused before anything is sent', async () => {
  const { status, requests } = await saving(mine, is(policy({ name: 'Newer' })))
  expect(status).toBe(412)
  expect(requests).toEqual(['GET'])
})
