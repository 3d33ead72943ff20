import Cloudflare from 'cloudflare'
import { expect, test } from 'vitest'
import { seedWith } from '../sandbox/sandbox-under-test'
import type { Document } from '../sandbox/seed-account'
import { testAgreement } from './agreement-under-test'
import { sandboxOverHttp } from './sandbox-over-http-under-test'

const PEOPLE = 60

const users = Array.from({ length: PEOPLE }, (_, index): Document => ({
  id: `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`,
  email: `person-${index}@${index % 3 === 0 ? 'partner.example' : 'example.com'}`,
  name: `Person ${index}`,
}))

const identities = users.map((user): Document => ({
  id: `identity-of-${user.id}`,
  user_id: user.id,
  last_login: '2026-11-20T08:00:00Z',
  request: { email: user.email, country: 'PT', ip: '192.0.2.7' },
}))

const SAVED = 'bbbbbbbb-0000-4000-8000-000000000001'

const saved: Document = {
  id: SAVED,
  name: 'Our own people',
  decision: 'allow',
  include: [{ email_domain: { domain: 'example.com' } }],
}

const { client, account, judge } = await sandboxOverHttp({
  seeds: [seedWith({ users, identities, policies: [saved] })],
})
const { policyTests } = client().zeroTrust.access.applications
const inAccount = { account_id: account }

/** Asks until the test is over, as often as Cloudflare would have to be asked, and no more. */
async function finished(id: string) {
  const seen: unknown[] = []
  for (let asked = 0; asked < 10; asked++) {
    const progress = await policyTests.get(id, inAccount)
    seen.push(progress.status)
    if (progress.status !== 'processing') return { progress, seen }
  }
  throw new Error('the test never ends')
}

async function emails(id: string, status?: 'success' | 'fail' | 'error') {
  const found: unknown[] = []
  const query = { ...inAccount, ...(status && { status }) }
  for await (const user of policyTests.users.list(id, query)) found.push(user.email)
  return found
}

test('a saved policy is tested against everybody who ever logged in', async () => {
  const { id = '', status } = await policyTests.create({ ...inAccount, policies: [SAVED] })
  expect(status).toBe('success')
  const { progress, seen } = await finished(id)
  expect(seen).toEqual(['processing', 'complete'])
  expect(progress).toEqual({
    id,
    status: 'complete',
    total_users: 60,
    users_approved: 40,
    users_blocked: 20,
    users_errored: 0,
    percent_approved: 67,
    percent_blocked: 33,
    percent_errored: 0,
    percent_users_processed: 100,
  })
  expect(await emails(id)).toEqual(users.map(({ email }) => email))
  expect(await emails(id, 'fail')).toEqual(users.filter((_, index) => index % 3 === 0).map(({ email }) => email))
  expect(await emails(id, 'success')).toHaveLength(40)
  expect(await emails(id, 'error')).toEqual([])
})

test('a policy that is not saved yet can be tested, together with one that is', async () => {
  const draft = {
    name: 'Not the partners’ first',
    decision: 'deny' as const,
    include: [{ email: { email: 'person-1@example.com' } }],
  }
  const { id = '' } = await policyTests.create({ ...inAccount, policies: [draft, SAVED] })
  await finished(id)
  const blocked = await emails(id, 'fail')
  expect(blocked).toHaveLength(21)
  expect(blocked).toContain('person-1@example.com')
})

test('a test without policies, of an unknown policy, and one that nobody made are refused', async () => {
  await expect(policyTests.create({ ...inAccount, policies: [] })).rejects.toBeInstanceOf(Cloudflare.BadRequestError)
  const unknown = policyTests.create({ ...inAccount, policies: ['cccccccc-0000-4000-8000-000000000001'] })
  await expect(unknown).rejects.toBeInstanceOf(Cloudflare.BadRequestError)
  const none = policyTests.get('f1a8b3c9d4e5f6789a0b1c2d3e4f5678', inAccount)
  await expect(none).rejects.toBeInstanceOf(Cloudflare.NotFoundError)
})

testAgreement(judge)
