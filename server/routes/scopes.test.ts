import { namesOf } from '#core/account-names'
import { lookupOf } from '#core/account-lookup'
import { type AccountFactsBody, factsOf } from '#core/findings/account-facts-body'
import { findingsOf, findingsOfDraft } from '#core/findings/find'
import { describe, expect, test } from 'vitest'
import { appOverSandbox } from '../app-under-test'
import { seedWith } from '../sandbox/sandbox-under-test'

const ZONE = 'b'.repeat(32)
const SHARED = '6a1f0f5e-0000-4000-8000-000000000001'
const OWN = '6a1f0f5e-0000-4000-8000-000000000002'
const GROUP = '6a1f0f5e-0000-4000-8000-000000000003'
const everyone = [{ everyone: {} }]

const seed = () =>
  seedWith({
    policies: [{ id: SHARED, name: 'Shared', decision: 'allow', include: everyone, account_id: 'c'.repeat(32) }],
    groups: [{ id: GROUP, name: 'Design', include: everyone }],
    zones: [{ id: ZONE, name: 'example.com' }],
    zone_groups: [{ id: GROUP.replace(/3$/, '4'), zone_id: ZONE, name: 'Web team', include: everyone }],
    apps: [
      {
        id: '6a1f0f5e-0000-4000-8000-00000000000a',
        name: 'Wiki',
        type: 'self_hosted',
        policies: [
          { id: SHARED, precedence: 1 },
          {
            id: OWN,
            name: 'Wiki editors',
            decision: 'allow',
            include: [{ group: { id: GROUP } }],
            brand_new: 1,
            reusable: false,
            precedence: 2,
          },
        ],
      },
    ],
  })

async function under() {
  const app = await appOverSandbox([seed()])
  return { ...app, at: `/api/accounts/${app.account}` }
}

test('a policy that another account shares is read, and neither changed nor deleted', async () => {
  const { call, at, sent } = await under()
  const { body } = await call('GET', `${at}/policies/${SHARED}`)
  expect(body.document).toMatchObject({ name: 'Shared', account_id: 'c'.repeat(32) })
  const based = { 'if-match': body.etag }
  for (const answer of [
    await call('PUT', `${at}/policies/${SHARED}`, { ...body.document, name: 'Mine' }, based),
    await call('DELETE', `${at}/policies/${SHARED}`, undefined, based),
  ]) {
    expect(answer.status).toBe(403)
    expect(answer.body.error.message).toContain('another Cloudflare account')
  }
  expect(sent).not.toContain('PUT')
  expect(sent).not.toContain('DELETE')
})

test('a policy of one application is not found among the reusable ones, and the answer says where it is changed', async () => {
  const { call, at, sent } = await under()
  const answers = [
    await call('GET', `${at}/policies/${OWN}`),
    await call(
      'PUT',
      `${at}/policies/${OWN}`,
      { name: 'x', decision: 'allow', include: everyone },
      { 'if-match': '"1"' },
    ),
    await call('DELETE', `${at}/policies/${OWN}`, undefined, { 'if-match': '"1"' }),
  ]
  for (const { status, body } of answers) {
    expect(status).toBe(404)
    expect(body.error.message).toContain('changed in that application')
  }
  expect(new Set(sent)).toEqual(new Set(['GET']))
})

test('an application shows its own policies whole, and what they point to', async () => {
  const { call, at } = await under()
  const { body } = await call('GET', `${at}/apps`)
  expect(body[0].policies).toMatchObject([
    { id: SHARED, reusable: true },
    { id: OWN, reusable: false, document: { name: 'Wiki editors', brand_new: 1 } },
  ])
  expect(body[0].policies[0].document).toBeUndefined()
  expect(body[0].references).toEqual([{ kind: 'groups', id: GROUP }])
})

test('a group of a zone is listed, read, changed and deleted through its zone only', async () => {
  const { call, at } = await under()
  const zoned = `${at}/zones/${ZONE}/groups`
  const [group] = (await call('GET', zoned)).body
  expect(group).toMatchObject({ name: 'Web team' })
  expect((await call('GET', `${at}/groups`)).body).toHaveLength(1)
  expect((await call('GET', `${at}/groups/${group.id}`)).status).toBe(404)
  const { body: read } = await call('GET', `${zoned}/${group.id}`)
  const changed = await call(
    'PUT',
    `${zoned}/${group.id}`,
    { ...read.document, name: 'Web' },
    { 'if-match': read.etag },
  )
  expect(changed.body).toMatchObject({ document: { name: 'Web' }, written: true })
  const gone = await call('DELETE', `${zoned}/${group.id}`, undefined, { 'if-match': changed.body.etag })
  expect(gone.status).toBe(200)
  expect((await call('GET', zoned)).body).toEqual([])
})

test('what is no zone is never asked for', async () => {
  const { call, at, sent } = await under()
  expect((await call('GET', `${at}/zones/..%2F..%2Fuser/groups`)).status).toBe(404)
  expect((await call('GET', `${at}/zones/example.com/groups`)).status).toBe(404)
  expect(sent).toEqual([])
})

describe('a rule of the account that points to a group of a zone', () => {
  const WEB = GROUP.replace(/3$/, '4')
  const GHOST = GROUP.replace(/3$/, '9')
  const zonesOf = (count: number) =>
    Array.from({ length: count }, (_, nth) => ({
      id: (nth + 11).toString(16).padStart(32, 'b'),
      name: `${nth}.example`,
    }))

  /** An account with rules that point to the group of a zone and to one that is nowhere. */
  const pointing = (zones = [{ id: ZONE, name: 'example.com' }]) => {
    const { documents, ...rest } = seed()
    const rules = [{ group: { id: WEB } }, { group: { id: GHOST } }]
    return seedWith(
      {
        ...documents,
        zones,
        policies: [{ id: SHARED, name: 'Reading', decision: 'allow', include: rules }],
        groups: [{ id: GROUP, name: 'Design', include: rules }],
      },
      rest,
    )
  }
  const refused = () =>
    new Response(
      '{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}',
      { status: 403, headers: { 'content-type': 'application/json' } },
    )
  const messagesOf = (body: AccountFactsBody, id: string) => {
    const facts = factsOf(body, new Date('2026-11-20T12:00:00Z'))
    return facts ? findingsOf(facts).flatMap((finding) => (finding.id === id ? [finding.place.id] : [])) : []
  }

  test('is told by that group’s name with its zone, and only what is nowhere is called gone', async () => {
    const { call, account, asked } = await appOverSandbox([pointing()])
    const { body } = await call('GET', `/api/accounts/${account}/zone-groups`)
    expect(body).toEqual({ found: [{ id: WEB, name: 'Web team', zone: { id: ZONE, name: 'example.com' } }] })
    const facts: AccountFactsBody = (await call('GET', `/api/accounts/${account}/facts`)).body
    const { nameOf } = namesOf({ ...facts, policies: [], groups: [], apps: [], now: new Date() })
    expect(nameOf({ kind: 'groups', id: WEB })).toEqual({
      state: 'named',
      name: 'Web team (domain example.com)',
      zone: ZONE,
    })
    expect(nameOf({ kind: 'groups', id: GHOST })).toEqual({ state: 'missing' })
    expect(messagesOf(facts, 'REF-01')).toEqual([SHARED, GROUP])
    // Whom such a group lets in here is not documented, so nobody is said to be let in or kept out by it.
    expect(lookupOf({ ...facts, policies: [], groups: [], apps: [], now: new Date() }).group(WEB)).toBeUndefined()
    expect(asked.filter((path) => path.includes('/zones')).length).toBe(2)
    await call('GET', `/api/accounts/${account}/facts`)
    expect(asked.filter((path) => path.includes('/zones')).length).toBe(2)
  })

  test('without the permission for zones is not called gone, and the reason is told', async () => {
    const { call, account, upstream, sandbox } = await appOverSandbox([pointing()])
    upstream.answer = (url, init) => (url.pathname.endsWith('/zones') ? refused() : sandbox.app.request(url.href, init))
    const { body } = await call('GET', `/api/accounts/${account}/zone-groups`)
    expect(body).toEqual({ found: [], unread: expect.stringContaining('“Zone Read”') })
    const facts: AccountFactsBody = (await call('GET', `/api/accounts/${account}/facts`)).body
    // A group of the account’s own is none of a zone, also once it is deleted.
    expect(factsOf(facts, new Date())?.zone_groups?.own).toEqual([GROUP])
    expect(messagesOf(facts, 'REF-01')).toEqual([])
  })

  test('is not called gone because of a row that is no zone', async () => {
    const { call, account, upstream, sandbox } = await appOverSandbox([pointing()])
    upstream.answer = (url, init) =>
      url.pathname.endsWith('/zones')
        ? new Response('{"success":true,"errors":[],"messages":[],"result":[{"id":7},{}]}')
        : sandbox.app.request(url.href, init)
    const { status, body } = await call('GET', `/api/accounts/${account}/facts`)
    expect(status).toBe(200)
    expect(body.zone_groups).toMatchObject({ found: [], unread: expect.stringMatching(/\.$/) })
  })

  test('is not called gone either where a draft is the first to point there, and only then the zones are asked', async () => {
    const { call, account, asked } = await appOverSandbox([seed()])
    const { body } = await call('GET', `/api/accounts/${account}/groups/${GROUP}`)
    const assessed = async (id: string) => {
      const document = { ...body.document, include: [...body.document.include, { group: { id } }] }
      const change = { action: 'update', kind: 'groups', id: GROUP, etag: body.etag, document }
      const told = await call('POST', `/api/accounts/${account}/assess`, { changes: [change] })
      return told.body.assessment.findings.map((finding: { id: string }) => finding.id)
    }
    expect(await assessed(SHARED)).toContain('REF-01')
    expect(asked.some((path) => path.includes('/zones'))).toBe(true)
    expect(await assessed(WEB)).not.toContain('REF-01')
    // The page has not looked there when it is typed: it does not say that it is gone, nor that nobody is in it.
    const facts: AccountFactsBody = (await call('GET', `/api/accounts/${account}/facts`)).body
    expect(facts.zone_groups).toBeUndefined()
    const live = factsOf(facts, new Date('2026-11-20T12:00:00Z'))
    if (!live) throw new Error('The account could not be read.')
    const [group] = live.groups
    const drafted = (more: Partial<typeof live>) =>
      findingsOfDraft('groups', { ...group!, include: [{ group: { id: WEB } }] }, { ...live, ...more }).map(
        ({ id }) => id,
      )
    expect(drafted({})).not.toContain('REF-01')
    expect(lookupOf(live).group(WEB)).toBeUndefined()
    expect(drafted({ zone_groups: { found: [] } })).toContain('REF-01')
  })

  test('is looked for in ten zones at most, and never where no such rule stands', async () => {
    const many = await appOverSandbox([pointing(zonesOf(12))])
    const facts: AccountFactsBody = (await many.call('GET', `/api/accounts/${many.account}/facts`)).body
    expect(many.asked.filter((path) => path.includes('/zones/')).length).toBe(10)
    expect(facts.zone_groups?.unread).toContain('12 domains')
    const none = await appOverSandbox([seed()])
    await none.call('GET', `/api/accounts/${none.account}/facts`)
    expect(none.asked.filter((path) => path.includes('/zones'))).toEqual([])
  })
})
