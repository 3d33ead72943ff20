import { expect, test } from 'vitest'
import { seedWith } from '../sandbox/sandbox-under-test'
import type { Document } from '../sandbox/seed-account'
import { testAgreement } from './agreement-under-test'
import { sandboxOverHttp } from './sandbox-over-http-under-test'

const uuid = (start: string, index: number) => `${start}-0000-4000-8000-${String(index).padStart(12, '0')}`

const numbered = (count: number, make: (index: number) => Document) =>
  Array.from({ length: count }, (_, index) => make(index))

const policies = numbered(250, (index) => ({
  id: uuid('aaaaaaaa', index),
  name: `Policy ${index}`,
  decision: index % 2 === 0 ? 'allow' : 'deny',
  include: [{ email: { email: `person-${index}@example.com` } }, { geo: { country_code: 'PT' } }],
  require: [],
  exclude: [],
  session_duration: `${index}h`,
}))

const groups = numbered(1200, (index) => ({
  id: uuid('bbbbbbbb', index),
  name: `Group ${index}`,
  include: [{ email_domain: { domain: `team-${index}.example.com` } }],
  require: [],
  exclude: [{ ip: { ip: '192.0.2.0/24' } }],
}))

const items = numbered(1100, (index) => ({
  id: uuid('cccccccc', index),
  list_id: uuid('dddddddd', 0),
  value: `person-${index}@example.com`,
}))

const lists = [{ id: uuid('dddddddd', 0), name: 'Partners', type: 'EMAIL' }]

const seed = seedWith({ policies, groups, lists, list_items: items })
const { client, account, judge } = await sandboxOverHttp({ seeds: [seed] })
const { zeroTrust } = client()

async function all<T>(rows: AsyncIterable<T>) {
  const found: T[] = []
  for await (const row of rows) found.push(row)
  return found
}

const calls = (place: string) => judge.judged.get(`GET /accounts/{account_id}/${place} 200`)

test('250 policies are listed page by page, each as it is', async () => {
  const found = await all(zeroTrust.access.policies.list({ account_id: account }))
  expect(found).toHaveLength(250)
  expect(found).toMatchObject(policies)
  expect(calls('access/policies')).toBe(4)
})

test('1,200 groups are listed page by page, each as it is', async () => {
  const found = await all(zeroTrust.access.groups.list({ account_id: account, per_page: 100 }))
  expect(found).toHaveLength(1200)
  expect(found).toMatchObject(groups)
  expect(calls('access/groups')).toBe(13)
})

test('pages may have any size, and page 0 is the first', async () => {
  const sizes = [7, 250, 1000]
  for (const per_page of sizes) {
    const found = await all(zeroTrust.access.policies.list({ account_id: account, per_page }))
    expect(found.map(({ id }) => id)).toEqual(policies.map(({ id }) => id))
  }
  const first = await zeroTrust.access.policies.list({ account_id: account, page: 0, per_page: 5 })
  expect(first.result.map(({ name }) => name)).toEqual(['Policy 0', 'Policy 1', 'Policy 2', 'Policy 3', 'Policy 4'])
  expect(first.result_info).toEqual({ count: 5, page: 1, per_page: 5, total_count: 250, total_pages: 50 })
})

test('1,100 entries of a list are read page by page', async () => {
  const found = await all(zeroTrust.gateway.lists.items.list(uuid('dddddddd', 0), { account_id: account }))
  expect(found.map(({ value }) => value)).toEqual(items.map(({ value }) => value))
})

testAgreement(judge)
