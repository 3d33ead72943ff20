import Cloudflare from 'cloudflare'
import { expect, test } from 'vitest'
import { testAgreement } from './agreement-under-test'
import { sandboxOverHttp } from './sandbox-over-http-under-test'

const { client, account, clock, judge } = await sandboxOverHttp()
const { lists } = client().zeroTrust.gateway
const inAccount = { account_id: account }

const CONTRACTORS = {
  name: 'Contractors',
  type: 'EMAIL' as const,
  description: 'Until the end of the year',
  items: [{ value: 'ana@example.com', description: 'Ana' }, { value: 'bo@example.com' }],
}

async function valuesOn(id: string) {
  const found: unknown[] = []
  for await (const { value, description } of lists.items.list(id, inAccount)) found.push([value, description])
  return found
}

async function makeList() {
  const made = await lists.create({ ...inAccount, ...CONTRACTORS })
  return made.id ?? ''
}

test('a list is made with its entries, read, and found among the lists', async () => {
  const made = await lists.create({ ...inAccount, ...CONTRACTORS })
  const id = made.id ?? ''
  expect(made).toMatchObject(CONTRACTORS)
  expect(await lists.get(id, inAccount)).toMatchObject({
    id,
    name: 'Contractors',
    type: 'EMAIL',
    description: 'Until the end of the year',
    count: 2,
  })
  expect(await valuesOn(id)).toEqual([
    ['ana@example.com', 'Ana'],
    ['bo@example.com', undefined],
  ])
  const { result } = await lists.list(inAccount)
  expect(result.find((list) => list.id === id)).toMatchObject({ name: 'Contractors', count: 2 })
})

test('entries are added to a list and taken from it', async () => {
  const id = await makeList()
  const append = [{ value: 'cleo@example.com', description: 'Cleo' }]
  expect(await lists.edit(id, { ...inAccount, append })).toMatchObject({ id, count: 3 })
  expect(await lists.edit(id, { ...inAccount, remove: ['ana@example.com'] })).toMatchObject({ id, count: 2 })
  expect(await valuesOn(id)).toEqual([
    ['bo@example.com', undefined],
    ['cleo@example.com', 'Cleo'],
  ])
})

test('a list is replaced: entries that stay keep their date', async () => {
  const id = await makeList()
  const [before] = (await lists.items.list(id, inAccount)).result
  clock.advance(3600)
  const items = [{ value: 'ana@example.com' }, { value: 'dee@example.com' }]
  const updated = await lists.update(id, { ...inAccount, name: 'Partners', items })
  expect(updated).toMatchObject({ id, name: 'Partners', type: 'EMAIL', count: 2 })
  expect(updated).not.toHaveProperty('description')
  const [ana, dee] = (await lists.items.list(id, inAccount)).result
  expect(ana).toEqual({ value: 'ana@example.com', created_at: before?.created_at })
  expect(dee?.created_at).not.toBe(before?.created_at)
})

test('lists are asked for by type, name and order', async () => {
  await lists.create({ ...inAccount, name: 'Offices', type: 'IP', items: [{ value: '192.0.2.0/24' }] })
  const namesOf = async (query: { filter?: string[]; search?: string; order_by?: 'name'; direction?: 'desc' }) =>
    (await lists.list({ ...inAccount, ...query })).result.map(({ name }) => name)
  expect(await namesOf({ filter: ['type:IP'] })).toEqual(['Offices'])
  expect(await namesOf({ search: 'offi' })).toEqual(['Offices'])
  const names = await namesOf({ order_by: 'name', direction: 'desc' })
  expect([names[0], names.at(-1)]).toEqual(['Partners', 'Contractors'])
  expect(await namesOf({ order_by: 'name' })).toEqual(names.toReversed())
})

test('a deleted list is gone with its entries', async () => {
  const id = await makeList()
  await lists.delete(id, inAccount)
  await expect(lists.get(id, inAccount)).rejects.toBeInstanceOf(Cloudflare.NotFoundError)
  await expect(lists.items.list(id, inAccount)).rejects.toBeInstanceOf(Cloudflare.NotFoundError)
})

testAgreement(judge)
