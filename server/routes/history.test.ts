import { describe, expect, test } from 'vitest'
import { appOverSandbox } from '../app-under-test'
import { seedWith } from '../sandbox/sandbox-under-test'

const staff = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'harbour.example' } }] }
const wider = { ...staff, include: [...staff.include, { email: { email: 'ana@partner.example' } }] }

/** The app over a sandbox, with one policy that was made through it. */
async function withHistory(documents = {}, more = {}) {
  const under = await appOverSandbox([seedWith(documents)], more)
  const at = `/api/accounts/${under.account}`
  const { body } = await under.call('POST', `${at}/policies`, staff)
  const records = async (query = '') => (await under.call('GET', `${at}/history${query}`)).body.records
  const entry = async (number: number) => (await under.call('GET', `${at}/history/${number}`)).body
  return { ...under, at, records, entry, id: body.document.id as string, etag: body.etag as string }
}

describe('what is published', () => {
  test('is in the history with who, when, before, after and what Cloudflare answered', async () => {
    const { call, at, id, etag, records, entry } = await withHistory()
    await call('PUT', `${at}/policies/${id}`, wider, { 'if-match': etag })
    expect(await records()).toMatchObject([
      {
        number: 2,
        action: 'update',
        kind: 'policies',
        id,
        name: 'Staff',
        actor: 'local',
        state: 'done',
        origin: 'gatehouse',
      },
      { number: 1, action: 'create', id, at: '2026-11-20T12:00:00.500Z', state: 'done' },
    ])
    const second = await entry(2)
    expect(second.before.include).toEqual(staff.include)
    expect(second.after.include).toEqual(wider.include)
    expect(second.cloudflare).toEqual({
      status: 200,
      ray: expect.stringMatching(/-LIS$/),
      audit: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(await entry(1)).toMatchObject({ before: null, after: { name: 'Staff' }, cloudflare: { status: 201 } })
  })
})
