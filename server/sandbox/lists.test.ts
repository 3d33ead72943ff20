import { expect, test } from 'vitest'
import { failure, sandboxUnderTest } from './sandbox-under-test'

const approvers = {
  name: 'Approvers',
  type: 'EMAIL',
  description: 'Who may approve',
  items: [{ value: 'ana@example.com', description: 'Lead' }, { value: 'rui@example.com' }],
}

async function withList(list: unknown = approvers) {
  const under = await sandboxUnderTest()
  const made = await under.call('POST', under.inAccount('/gateway/lists'), list)
  const path = under.inAccount(`/gateway/lists/${made.body.result?.id}`)
  const values = async () =>
    (await under.call('GET', `${path}/items`)).body.result.map(({ value }: { value: string }) => value)
  return { ...under, made, path, values }
}

test('a list is made with status 200 and shows how long it is', async () => {
  const { call, inAccount, made } = await withList()
  expect(made.status).toBe(200)
  expect(made.body.result).toMatchObject({
    name: 'Approvers',
    type: 'EMAIL',
    items: [
      { value: 'ana@example.com', description: 'Lead', created_at: '2026-11-20T12:00:00Z' },
      { value: 'rui@example.com' },
    ],
  })
  const { body } = await call('GET', inAccount('/gateway/lists'))
  expect(body).not.toHaveProperty('result_info')
  expect(body.result).toEqual([
    {
      id: made.body.result.id,
      name: 'Approvers',
      description: 'Who may approve',
      type: 'EMAIL',
      count: 2,
      created_at: '2026-11-20T12:00:00Z',
      updated_at: '2026-11-20T12:00:00Z',
    },
  ])
})

test('entries are added and removed with PATCH', async () => {
  const { call, path, values } = await withList()
  const { status, body } = await call('PATCH', path, {
    append: [{ value: 'eva@example.com' }],
    remove: ['ana@example.com'],
  })
  expect([status, body.result.count]).toEqual([200, 2])
  expect(await values()).toEqual(['rui@example.com', 'eva@example.com'])
})

test('PUT replaces all entries, and leaves them when it brings none', async () => {
  const { call, path, values, clock } = await withList()
  clock.advance(60)
  await call('PUT', path, { name: 'Approvers', items: [{ value: 'rui@example.com' }, { value: 'eva@example.com' }] })
  expect((await call('GET', `${path}/items`)).body.result).toEqual([
    { value: 'rui@example.com', created_at: '2026-11-20T12:00:00Z' },
    { value: 'eva@example.com', created_at: '2026-11-20T12:01:00Z' },
  ])
  const { body } = await call('PUT', path, { name: 'Renamed', type: 'IP' })
  expect(body.result).toMatchObject({ name: 'Renamed', type: 'EMAIL', count: 2 })
  expect(await values()).toEqual(['rui@example.com', 'eva@example.com'])
})

test('the entries come in pages', async () => {
  const { call, path } = await withList()
  const { body } = await call('GET', `${path}/items?per_page=1&page=2`)
  expect(body.result).toMatchObject([{ value: 'rui@example.com' }])
  expect(body.result_info).toEqual({ count: 1, page: 2, per_page: 1, total_count: 2, total_pages: 2 })
})

test('a list is deleted with status 200, its entries with it', async () => {
  const { call, path } = await withList()
  const { status, body } = await call('DELETE', path)
  expect([status, body.result]).toEqual([200, {}])
  expect((await call('GET', `${path}/items`)).status).toBe(404)
})

test.each([
  [
    'an email list with the same address twice',
    { ...approvers, items: [{ value: 'a@example.com' }, { value: 'A@example.com' }] },
  ],
  ['a type that does not exist', { ...approvers, type: 'PEOPLE' }],
  ['no name', { type: 'EMAIL' }],
  ['an entry without a value', { ...approvers, items: [{ description: 'nobody' }] }],
])('%s is refused', async (_, list) => {
  const { made } = await withList(list)
  expect(failure(made)).toMatchObject({ status: 400, code: 2000 })
})

test('an address that is on the list already cannot be added', async () => {
  const { call, path, values } = await withList()
  expect((await call('PATCH', path, { append: [{ value: 'ana@example.com' }] })).status).toBe(400)
  expect(await values()).toEqual(['ana@example.com', 'rui@example.com'])
})

test.each([
  ['type=IP', ['Offices']],
  ['filter=type:EMAIL', ['Approvers']],
  ['filter=type:EMAIL&filter=item_count:0', []],
  ['search=OFF', ['Offices']],
  ['search=approve', ['Approvers']],
  ['order_by=name&direction=desc', ['Offices', 'Approvers']],
  ['order_by=item_count', ['Offices', 'Approvers']],
  ['', ['Approvers', 'Offices']],
])('lists?%s', async (query, expected) => {
  const { call, inAccount } = await withList()
  await call('POST', inAccount('/gateway/lists'), { name: 'Offices', type: 'IP' })
  const { body } = await call('GET', inAccount(`/gateway/lists?${query}`))
  expect(body.result.map(({ name }: { name: string }) => name)).toEqual(expected)
})
