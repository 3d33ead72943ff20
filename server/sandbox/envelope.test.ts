import { describe, expect, test } from 'vitest'
import { failure, sandboxUnderTest, seedWith } from './sandbox-under-test'

const policies = Array.from({ length: 5 }, (_, nth) => ({
  id: `b1b1b1b1-0000-4000-8000-00000000000${nth}`,
  name: `Policy ${nth}`,
  decision: 'allow',
  include: [{ everyone: {} }],
}))

const names = (rows: { name: string }[]) => rows.map(({ name }) => name)

describe('a paged list', () => {
  test.each([
    [
      'the first page',
      '?per_page=2',
      ['Policy 0', 'Policy 1'],
      { count: 2, page: 1, per_page: 2, total_count: 5, total_pages: 3 },
    ],
    [
      'the last page',
      '?per_page=2&page=3',
      ['Policy 4'],
      { count: 1, page: 3, per_page: 2, total_count: 5, total_pages: 3 },
    ],
    [
      'a page past the end',
      '?per_page=2&page=9',
      [],
      { count: 0, page: 9, per_page: 2, total_count: 5, total_pages: 3 },
    ],
    [
      'page 0, which is page 1',
      '?per_page=2&page=0',
      ['Policy 0', 'Policy 1'],
      { count: 2, page: 1, per_page: 2, total_count: 5, total_pages: 3 },
    ],
    [
      'a page size beyond the limit',
      '?per_page=5000',
      names(policies),
      { count: 5, page: 1, per_page: 1000, total_count: 5, total_pages: 1 },
    ],
    ['no page size', '', names(policies), { count: 5, page: 1, per_page: 100, total_count: 5, total_pages: 1 }],
    [
      'a page that is no number',
      '?page=two&per_page=',
      names(policies),
      { count: 5, page: 1, per_page: 100, total_count: 5, total_pages: 1 },
    ],
  ])('%s', async (_, query, expected, resultInfo) => {
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ policies })] })
    const { status, body } = await call('GET', inAccount(`/access/policies${query}`))
    expect(status).toBe(200)
    expect(names(body.result)).toEqual(expected)
    expect(body.result_info).toEqual(resultInfo)
  })

  test('of accounts has between 5 and 50 rows', async () => {
    const seeds = Array.from({ length: 7 }, (_, nth) => seedWith({}, { name: `Account ${nth}` }))
    const { call } = await sandboxUnderTest({ seeds })
    expect((await call('GET', '/accounts?per_page=1')).body.result_info).toMatchObject({ per_page: 5, count: 5 })
    expect((await call('GET', '/accounts?per_page=100')).body.result_info).toMatchObject({ per_page: 50, count: 7 })
    expect((await call('GET', '/accounts')).body.result_info).toMatchObject({ per_page: 20 })
  })
})

test('an answer for one thing has no result_info', async () => {
  const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ policies })] })
  const { body } = await call('GET', inAccount(`/access/policies/${policies[0]?.id}`))
  expect(Object.keys(body)).toEqual(['success', 'errors', 'messages', 'result'])
})

test('every answer carries the ids by which support finds it, refusals too', async () => {
  const { call, inAccount } = await sandboxUnderTest()
  for (const path of [inAccount('/access/policies'), '/no/such/path']) {
    const { headers } = await call('GET', path)
    expect(headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-[A-Z]{3}$/)
    expect(headers.get('cf-auditlog-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('content-type')).toBe('application/json')
  }
})

describe('a path that does not exist', () => {
  test.each([
    ['unknown', '/nothing/here'],
    ['an account id of the wrong form', '/accounts/not-an-id/access/policies'],
    ['unknown below an account', '/accounts/00000000000000000000000000000000/access/nothing'],
  ])('%s', async (_, path) => {
    const { call, account } = await sandboxUnderTest()
    const answer = await call('GET', path.replace('0'.repeat(32), account))
    expect(answer.status).toBe(404)
    expect(answer.body.errors.map(({ code }: { code: number }) => code)).toEqual([7003, 7000])
    expect(answer.body.errors[0].message).toMatch(
      /^Could not route to \/client\/v4\/.*, perhaps your object identifier is invalid\?$/,
    )
  })
})

test.each([
  ['PATCH', '/access/policies/b1b1b1b1-0000-4000-8000-000000000000'],
  ['DELETE', '/access/policies'],
  ['POST', '/access/service_tokens/some-id'],
])('%s %s is refused as a wrong method', async (method, path) => {
  const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ policies })] })
  expect(failure(await call(method, inAccount(path)))).toEqual({
    status: 405,
    code: 10405,
    message: 'Method not allowed for this authentication scheme',
  })
})
