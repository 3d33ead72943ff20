import { describe, expect, test } from 'vitest'
import { failure, sandboxUnderTest, seedWith } from './sandbox-under-test'

const POLICY = 'b1b1b1b1-0000-4000-8000-000000000001'
const OTHER = 'b1b1b1b1-0000-4000-8000-000000000002'
const OWN = 'c1c1c1c1-0000-4000-8000-000000000001'
const APP = 'a1a1a1a1-0000-4000-8000-000000000001'

const rules = { decision: 'allow', include: [{ everyone: {} }] }
const policies = [
  { id: POLICY, name: 'Reusable', ...rules },
  { id: OTHER, name: 'Other', ...rules },
]
const own = { id: OWN, name: 'Own', ...rules, reusable: false, precedence: 1 }
const wiki = { id: APP, name: 'Wiki', domain: 'wiki.example.com', type: 'self_hosted', aud: 'f'.repeat(64) }
const seeds = (links: unknown[] = [own, { id: POLICY, precedence: 2 }]) => [
  seedWith({ policies, apps: [{ ...wiki, policies: links }], tags: [{ id: 'prod', name: 'prod' }] }),
]
const under = (links?: unknown[]) => sandboxUnderTest({ seeds: seeds(links) })
const invalid = (detail: string) => ({
  status: 400,
  code: 12130,
  message: `access.api.error.invalid_request: ${detail}`,
})
const held = (app: { policies: { id: string; precedence: number; reusable: boolean }[] }) =>
  app.policies.map(({ id, precedence, reusable }) => [id, precedence, reusable])

describe('an application', () => {
  test('shows its policies whole, in the order in which they are judged', async () => {
    const { call, inAccount } = await under([{ id: POLICY, precedence: 2 }, own])
    const { body } = await call('GET', inAccount('/access/apps'))
    expect(held(body.result[0])).toEqual([
      [OWN, 1, false],
      [POLICY, 2, true],
    ])
    expect(body.result[0].policies[1]).toMatchObject({ name: 'Reusable', include: [{ everyone: {} }], exclude: [] })
    expect(body.result[0].uid).toBe(APP)
  })

  test('is made, changed and deleted', async () => {
    const { call, inAccount } = await under()
    const made = await call('POST', inAccount('/access/apps'), {
      name: 'Docs',
      type: 'self_hosted',
      domain: 'docs.example.com',
      tags: ['prod'],
      policies: [POLICY, OTHER],
    })
    expect(made.status).toBe(201)
    expect(made.body.result.aud).toMatch(/^[0-9a-f]{64}$/)
    expect(made.body.result.session_duration).toBe('24h')
    expect(held(made.body.result)).toEqual([
      [POLICY, 1, true],
      [OTHER, 2, true],
    ])
    const path = inAccount(`/access/apps/${made.body.result.id}`)
    const put = await call('PUT', path, { name: 'Docs', type: 'self_hosted', policies: [{ id: OTHER, precedence: 7 }] })
    expect(held(put.body.result)).toEqual([[OTHER, 7, true]])
    expect(put.body.result.aud).toBe(made.body.result.aud)
    expect((await call('GET', inAccount('/access/tags'))).body.result).toMatchObject([{ name: 'prod', app_count: 0 }])
    const gone = await call('DELETE', path)
    expect([gone.status, gone.body.result]).toEqual([202, { id: made.body.result.id }])
    expect(failure(await call('GET', path))).toEqual({
      status: 404,
      code: 11021,
      message: 'access.api.error.unknown_application',
    })
  })

  test('whose policies are left out of a write has none left, and its app-only policy is gone', async () => {
    const { call, inAccount } = await under()
    const { body } = await call('PUT', inAccount(`/access/apps/${APP}`), wiki)
    expect(body.result.policies).toEqual([])
    expect((await call('GET', inAccount(`/access/apps/${APP}/policies/${OWN}`))).status).toBe(404)
    expect((await call('DELETE', inAccount(`/access/policies/${POLICY}`))).status).toBe(202)
  })

  test('that is read and written back as it came keeps everything', async () => {
    const { call, inAccount } = await under()
    const path = inAccount(`/access/apps/${APP}`)
    const before = (await call('GET', path)).body.result
    const after = (await call('PUT', path, before)).body.result
    expect(held(after)).toEqual(held(before))
    expect(after.policies[0].include).toEqual(before.policies[0].include)
    expect(after.domain).toBe('wiki.example.com')
  })

  test.each([
    ['name=Wiki&exact=true', 1],
    ['name=Wik&exact=true', 0],
    ['name=wik', 1],
    ['domain=wiki.example.com', 1],
    [`aud=${'f'.repeat(64)}`, 1],
    ['aud=f', 0],
    ['search=example', 1],
    ['search=nothing', 0],
  ])('is found by %s: %i', async (query, count) => {
    const { call, inAccount } = await under()
    expect((await call('GET', inAccount(`/access/apps?${query}`))).body.result).toHaveLength(count)
  })

  test.each([
    ['without a type', { type: undefined }, invalid('app type is missing or invalid')],
    ['with a tag that is not there', { tags: ['no'] }, invalid('tags contain a tag that does not exist')],
    ['with a policy that is not there', { policies: [APP] }, invalid('policies contain a policy that does not exist')],
    [
      'with two policies in one place',
      {
        policies: [
          { id: POLICY, precedence: 1 },
          { id: OTHER, precedence: 1 },
        ],
      },
      invalid('policy precedences must be unique'),
    ],
    [
      'with links and new policies together',
      { policies: [POLICY, { name: 'New', ...rules }] },
      invalid('reusable policies and inline policies cannot be used together'),
    ],
    [
      'on a domain of another',
      { domain: 'wiki.example.com' },
      {
        status: 409,
        code: 12132,
        message: 'access.api.error.conflict: domain wiki.example.com belongs to another application',
      },
    ],
  ])('%s is refused', async (_, change, expected) => {
    const { call, inAccount } = await under()
    const body = { name: 'Docs', type: 'self_hosted', ...change }
    expect(failure(await call('POST', inAccount('/access/apps'), body))).toEqual(expected)
  })

  test('with an id of the wrong form is told apart from an unknown one', async () => {
    const { call, inAccount } = await under()
    expect(failure(await call('GET', inAccount('/access/apps/nonsense')))).toEqual({
      status: 400,
      code: 12045,
      message: 'access.api.error.invalid_application_id',
    })
  })
})

describe('a policy of one application', () => {
  test('is made, read, changed and deleted at the path of its application', async () => {
    const { call, inAccount } = await under([{ id: POLICY, precedence: 4 }])
    const path = inAccount(`/access/apps/${APP}/policies`)
    const made = await call('POST', path, { name: 'Own', ...rules })
    expect(made.status).toBe(201)
    expect(made.body.result).toMatchObject({ name: 'Own', precedence: 5, reusable: false, session_duration: '24h' })
    expect(made.body.result).not.toHaveProperty('app_count')
    const { id } = made.body.result
    const changed = await call('PUT', `${path}/${id}`, { name: 'Own', ...rules, decision: 'deny', precedence: 1 })
    expect(changed.body.result).toMatchObject({ decision: 'deny', precedence: 1 })
    const { body } = await call('GET', path)
    expect(held({ policies: body.result })).toEqual([
      [id, 1, false],
      [POLICY, 4, true],
    ])
    expect(body.result_info).toMatchObject({ per_page: 200, total_count: 2 })
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(202)
    expect((await call('GET', path)).body.result).toHaveLength(1)
  })

  test('cannot take a place that is taken', async () => {
    const { call, inAccount } = await under()
    const refused = await call('POST', inAccount(`/access/apps/${APP}/policies`), {
      name: 'X',
      ...rules,
      precedence: 2,
    })
    expect(failure(refused)).toEqual(invalid('policy precedences must be unique'))
  })

  test('is found here only; a reusable one can be read here and not changed', async () => {
    const { call, inAccount } = await under()
    const path = inAccount(`/access/apps/${APP}/policies/${POLICY}`)
    expect((await call('GET', path)).body.result).toMatchObject({ id: POLICY, precedence: 2, reusable: true })
    const bare = { status: 400, code: 12130, message: 'access.api.error.invalid_request' }
    expect(failure(await call('PUT', path, { name: 'X', ...rules }))).toEqual(bare)
    expect(failure(await call('DELETE', path))).toEqual(bare)
    expect(failure(await call('PUT', `${path}/make_reusable`))).toEqual(bare)
    expect(failure(await call('GET', inAccount(`/access/policies/${OWN}`)))).toMatchObject({ status: 404, code: 12135 })
  })

  test('can be made reusable, and stays where it was', async () => {
    const { call, inAccount } = await under()
    const { status, body } = await call('PUT', inAccount(`/access/apps/${APP}/policies/${OWN}/make_reusable`))
    expect(status).toBe(200)
    expect(body.result).toMatchObject({ id: OWN, reusable: true, app_count: 1 })
    expect(body.result).not.toHaveProperty('precedence')
    expect((await call('GET', inAccount(`/access/policies/${OWN}`))).status).toBe(200)
    expect(held((await call('GET', inAccount(`/access/apps/${APP}`))).body.result)).toEqual([
      [OWN, 1, true],
      [POLICY, 2, true],
    ])
  })
})
