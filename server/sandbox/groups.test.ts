import { describe, expect, test } from 'vitest'
import { failure, sandboxUnderTest, seedWith } from './sandbox-under-test'

const devs = { name: 'Allow devs', include: [{ email_domain: { domain: 'example.com' } }] }
const A = 'aaaaaaaa-0000-4000-8000-000000000001'
const B = 'bbbbbbbb-0000-4000-8000-000000000002'
const ZONE = '023e105f4ecef8ad9ca31a8372d0c353'
const named = (id: string, name: string, ...inside: string[]) => ({
  id,
  name,
  include: inside.length > 0 ? inside.map((group) => ({ group: { id: group } })) : [{ everyone: {} }],
})

describe('a rule group', () => {
  test('is made, read, changed and deleted', async () => {
    const { call, inAccount, clock } = await sandboxUnderTest()
    const made = await call('POST', inAccount('/access/groups'), { ...devs, is_default: false })
    expect(made.status).toBe(201)
    const { id } = made.body.result
    expect(made.body.result).toEqual({
      created_at: '2026-11-20T12:00:00Z',
      exclude: [],
      id,
      include: devs.include,
      name: 'Allow devs',
      require: [],
      uid: id,
      updated_at: '2026-11-20T12:00:00Z',
    })
    clock.advance(1)
    const changed = await call('PUT', inAccount(`/access/groups/${id}`), { ...devs, is_default: true })
    expect(changed.body.result).toMatchObject({ is_default: true, updated_at: '2026-11-20T12:00:01Z' })
    const deleted = await call('DELETE', inAccount(`/access/groups/${id}`))
    expect([deleted.status, deleted.body.result]).toEqual([202, { id }])
    expect(failure(await call('GET', inAccount(`/access/groups/${id}`)))).toMatchObject({ status: 404, code: 12135 })
  })

  test('is found by its exact name, or by a part of it', async () => {
    const groups = [named(A, 'Design'), named(B, 'Design leads')]
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ groups })] })
    const found = async (query: string) =>
      (await call('GET', inAccount(`/access/groups?${query}`))).body.result.map(({ name }: { name: string }) => name)
    expect(await found('name=Design')).toEqual(['Design'])
    expect(await found('search=LEAD')).toEqual(['Design leads'])
    expect(await found('search=nobody')).toEqual([])
  })

  test('keeps its name to itself', async () => {
    const { call, inAccount } = await sandboxUnderTest({
      seeds: [seedWith({ groups: [named(A, 'Design'), named(B, 'Ops')] })],
    })
    const message = 'access.api.error.invalid_request: group names must be unique'
    const post = await call('POST', inAccount('/access/groups'), { ...devs, name: 'Design' })
    expect(failure(post)).toEqual({ status: 400, code: 12130, message })
    const put = await call('PUT', inAccount(`/access/groups/${B}`), { ...devs, name: 'Design' })
    expect(failure(put)).toEqual({ status: 400, code: 12130, message })
    expect((await call('PUT', inAccount(`/access/groups/${A}`), { ...devs, name: 'Design' })).status).toBe(200)
  })

  test('cannot contain itself, directly or through another', async () => {
    const groups = [named(A, 'Outer', B), named(B, 'Inner')]
    const { call, inAccount } = await sandboxUnderTest({ seeds: [seedWith({ groups })] })
    for (const [id, inside] of [
      [B, A],
      [A, A],
    ] as const) {
      const refused = await call('PUT', inAccount(`/access/groups/${id}`), named(id, 'Anew', inside))
      expect(failure(refused)).toEqual({
        status: 400,
        code: 12130,
        message: 'access.api.error.invalid_request: access groups cannot contain each other',
      })
    }
  })

  test('whose include is no list cannot be loaded', async () => {
    const { call, inAccount } = await sandboxUnderTest()
    expect(
      failure(await call('POST', inAccount('/access/groups'), { name: 'Odd', include: { everyone: {} } })),
    ).toEqual({
      status: 400,
      code: 11020,
      message: 'access.api.error.failed_to_load_group',
    })
  })

  test.each([
    ['a policy', { policies: [{ ...named(B, 'P', A), decision: 'allow' }] }],
    ['another group', { groups: [named(A, 'Design'), named(B, 'Outer', A)] }],
    [
      'an application',
      {
        apps: [
          {
            id: B,
            name: 'Wiki',
            type: 'self_hosted',
            policies: [{ ...named(B, 'P', A), decision: 'allow', reusable: false, precedence: 1 }],
          },
        ],
      },
    ],
  ])('that %s uses cannot be deleted', async (_, documents) => {
    const { call, inAccount } = await sandboxUnderTest({
      seeds: [seedWith({ groups: [named(A, 'Design')], ...documents })],
    })
    expect(failure(await call('DELETE', inAccount(`/access/groups/${A}`)))).toEqual({
      status: 409,
      code: 12132,
      message: 'access.api.error.conflict: access group is used by 1 other object',
    })
  })
})

describe('a rule group of a zone', () => {
  const seeds = [seedWith({ zones: [{ id: ZONE, name: 'example.com', status: 'active' }] })]

  test('lives beside those of the account', async () => {
    const { call, inAccount } = await sandboxUnderTest({ seeds })
    const made = await call('POST', `/zones/${ZONE}/access/groups`, devs)
    expect(made.status).toBe(201)
    expect(made.body.result).not.toHaveProperty('zone_id')
    const { id } = made.body.result
    expect((await call('GET', `/zones/${ZONE}/access/groups`)).body.result).toHaveLength(1)
    expect((await call('GET', inAccount('/access/groups'))).body.result).toEqual([])
    expect((await call('PUT', `/zones/${ZONE}/access/groups/${id}`, { ...devs, name: 'Anew' })).body.result.name).toBe(
      'Anew',
    )
    expect((await call('GET', `/zones/${ZONE}/access/groups`)).body.result).toMatchObject([{ name: 'Anew' }])
    expect((await call('DELETE', `/zones/${ZONE}/access/groups/${id}`)).status).toBe(202)
  })

  test('of a zone that nobody has is out of reach', async () => {
    const { call } = await sandboxUnderTest({ seeds })
    expect(failure(await call('GET', `/zones/${'f'.repeat(32)}/access/groups`))).toMatchObject({
      status: 403,
      code: 9109,
    })
  })

  test('is found in each copy of a company, since a copy gets zone ids of its own', async () => {
    const { call, accounts } = await sandboxUnderTest({
      seeds: [
        seedWith({
          zones: [{ id: ZONE, name: 'example.com' }],
          zone_groups: [{ ...named(A, 'First'), zone_id: ZONE }],
        }),
        seedWith({
          zones: [{ id: ZONE, name: 'example.com' }],
          zone_groups: [{ ...named(A, 'Second'), zone_id: ZONE }],
        }),
      ],
    })
    const { result } = (await call('GET', `/zones?account.id=${accounts[1]?.id}`)).body
    expect(result[0].id).not.toBe(ZONE)
    expect((await call('GET', `/zones/${result[0].id}/access/groups`)).body.result).toMatchObject([{ name: 'Second' }])
    expect((await call('GET', `/zones/${ZONE}/access/groups`)).body.result).toMatchObject([{ name: 'First' }])
  })
})
