import { expect, test } from 'vitest'
import { createClient } from './client'
import { allPages, onePage } from './paging'
import { envelope, json, type Reply, scriptedUpstream } from './scripted-upstream'

const list = { method: 'GET' as const, path: ['accounts'], subject: 'the list of accounts', permission: 'p' }

const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: String(from + index) }))

const page = (rows: object[], info?: object): Reply => json(envelope(rows, info && { result_info: info }))

async function read(perPage: number, ...replies: Reply[]) {
  const { options, sent } = scriptedUpstream(...replies)
  const outcome = await allPages(createClient(options), list, { perPage }).catch((error: unknown) => error)
  return { outcome, pages: sent.map(({ path }) => path) }
}

test('every page is fetched, and not one more', async () => {
  const info = { per_page: 2, total_count: 5, total_pages: 3 }
  const { outcome, pages } = await read(2, page(ids(1, 2), info), page(ids(3, 4), info), page(ids(5, 5), info))
  expect(outcome).toEqual(ids(1, 5))
  expect(pages).toEqual(['/accounts?page=1&per_page=2', '/accounts?page=2&per_page=2', '/accounts?page=3&per_page=2'])
})

test('a total count alone is enough', async () => {
  const info = { total_count: 3 }
  const { outcome } = await read(2, page(ids(1, 2), info), page(ids(3, 3), info))
  expect(outcome).toEqual(ids(1, 3))
})

test('without totals the list ends at the first short page', async () => {
  const { outcome, pages } = await read(2, page(ids(1, 2), { per_page: 2 }), page(ids(3, 3), { per_page: 2 }))
  expect(outcome).toEqual(ids(1, 3))
  expect(pages).toHaveLength(2)
})

test('a list that says nothing about pages is whole', async () => {
  const { outcome, pages } = await read(2, page(ids(1, 7)))
  expect(outcome).toEqual(ids(1, 7))
  expect(pages).toHaveLength(1)
})

test('a page size smaller than asked for loses nothing', async () => {
  const info = { per_page: 2, total_count: 4, total_pages: 2 }
  const { outcome } = await read(1000, page(ids(1, 2), info), page(ids(3, 4), info))
  expect(outcome).toEqual(ids(1, 4))
})

test('a row that moved to the next page meanwhile is given once', async () => {
  const info = { per_page: 2, total_count: 4, total_pages: 2 }
  const { outcome } = await read(2, page(ids(1, 2), info), page(ids(2, 3), info))
  expect(outcome).toEqual(ids(1, 3))
})

test('an endpoint that ignores the page is not asked for ever', async () => {
  const { outcome, pages } = await read(2, page(ids(1, 2), {}), page(ids(1, 2), {}))
  expect(outcome).toEqual(ids(1, 2))
  expect(pages).toHaveLength(2)
})

test('an endpoint that ignores the page is known by its rows even when they have no ids', async () => {
  const info = { per_page: 1, total_count: 2000 }
  const entry = page([{ value: 'ana@example.com' }], info)
  const { outcome, pages } = await read(1, entry, entry)
  expect(outcome).toMatchObject({ failure: 'incomplete' })
  expect(pages).toHaveLength(2)
})

test('a list of which only a part can be had is an error, not a short list', async () => {
  const info = { per_page: 2, total_count: 5, total_pages: 3 }
  const { outcome } = await read(2, page(ids(1, 2), info), page(ids(1, 2), info))
  expect(outcome).toMatchObject({ failure: 'incomplete' })
})

test('something that is no list is an error, not an empty list', async () => {
  const { outcome } = await read(2, json(envelope({ id: '1' })))
  expect(outcome).toMatchObject({ failure: 'incomplete' })
})

test('a list without entries may come as null', async () => {
  const { options } = scriptedUpstream(json(envelope(null)))
  expect(await onePage(createClient(options), list)).toEqual([])
})
