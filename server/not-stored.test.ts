import { expect, test } from 'vitest'
import { appOverSandbox } from './app-under-test'
import { seedWith } from './sandbox/sandbox-under-test'

const policy = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'harbour.example' } }] }
const long = { ...policy, include: Array.from({ length: 2000 }, (_, at) => ({ email: { email: `p${at}@a.example` } })) }

/** The practice account with one policy, on a disk that then takes nothing more. */
async function troubled(pragma: string) {
  const under = await appOverSandbox([seedWith({ tags: [{ id: 'long', name: 'x'.repeat(50_000) }] })])
  const policies = `/api/accounts/${under.account}/policies`
  const { body } = await under.call('POST', policies, policy)
  await under.db.prepare(pragma).run()
  return { ...under, policies, one: `${policies}/${body.document.id}`, etag: body.etag }
}

test.each([
  ['full', 'PRAGMA max_page_count = 1', 'The disk is full'],
  ['only readable', 'PRAGMA query_only = ON', 'can only be read'],
])(
  'when the disk is %s, each kind of write says so and changes nothing, and reading goes on',
  async (_, pragma, words) => {
    const { call, policies, one, etag, account, lines } = await troubled(pragma)
    const before = (await call('GET', policies)).text
    const refusals = [
      await call('POST', policies, { ...long, name: 'Another' }),
      await call('PUT', one, long, { 'if-match': etag }),
      await call('POST', `/api/accounts/${account}/groups`, { name: 'Group', include: long.include }),
      await call('POST', '/api/practice/accounts', { copy: 'company' }),
    ]
    for (const { status, body } of refusals) {
      expect(status).toBe(507)
      expect(body.error).toMatchObject({ code: 'not_stored', message: expect.stringContaining(words) })
      expect(body.error.message).toContain('Nothing was changed.')
    }
    const after = await call('GET', policies)
    expect({ status: after.status, text: after.text }).toEqual({ status: 200, text: before })
    expect(lines.some((line) => line.includes('"storage"'))).toBe(true)
  },
)

test('when there is room again, the same write is saved', async () => {
  const { call, one, etag, db } = await troubled('PRAGMA query_only = ON')
  expect((await call('PUT', one, long, { 'if-match': etag })).status).toBe(507)
  await db.prepare('PRAGMA query_only = OFF').run()
  expect((await call('PUT', one, long, { 'if-match': etag })).body).toMatchObject({ written: true })
})
