import { expect, test, vi } from 'vitest'
import { factsOf } from '#core/findings/account-facts-body'
import { findingsOf } from '#core/findings/find'
import { DEFAULT_SETTINGS } from '#core/account-settings'
import { appOverSandbox, appUnderTest } from '../app-under-test'
import { json, refusal, scriptedUpstream } from '../cloudflare/scripted-upstream'
import { practiceCompany } from '../sandbox/practice/accounts'
import { factsOf as factsOfSeed } from '../sandbox/practice/facts'
import { seedWith } from '../sandbox/sandbox-under-test'

// A whole company.
vi.setConfig({ testTimeout: 30_000 })

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`
const policy = (...include: object[]) => ({ id: id(9), name: 'Staff', decision: 'allow', include })

test('the practice company has the same findings through the API as from its own data', async () => {
  const seed = practiceCompany()
  const { call, account, clock } = await appOverSandbox([seed])
  const { body } = await call('GET', `/api/accounts/${account}/facts`)
  const own = { ...factsOfSeed(seed, clock.now()), account_id: account }
  const settings = {
    ...DEFAULT_SETTINGS,
    sensitive_apps: [...(own.sensitive_apps ?? [])],
    company_domains: ['harbour.example'],
  }
  const read = factsOf(body, clock.now(), settings)
  // What was said of rules is no part of what Cloudflare has.
  const facts = read && { ...read, notes: own.notes }
  const told = (all: ReturnType<typeof findingsOf>) =>
    all.map(({ id: number, message, place }) => `${number} ${place.id} ${message}`).toSorted()
  expect(facts && told(findingsOf(facts))).toEqual(told(findingsOf(own)))
  expect(body).toMatchObject({ unread: [], reading: 0, account_id: account })
})

test('only the entries of lists that a rule names are read, and once', async () => {
  const lists = [id(1), id(2)].map((list) => ({ id: list, name: `List ${list}`, type: 'EMAIL' }))
  const list_items = lists.map(({ id: list }) => ({ id: `${list}-1`, list_id: list, value: 'ana@example.com' }))
  const seed = seedWith({ policies: [policy({ email_list: { id: id(1) } })], lists, list_items })
  const { call, account, sent } = await appOverSandbox([seed])
  const read = () => call('GET', `/api/accounts/${account}/facts`)
  const { body } = await read()
  expect(body.lists).toEqual([
    expect.objectContaining({ id: id(1), items: ['ana@example.com'] }),
    expect.not.objectContaining({ items: expect.anything() }),
  ])
  const before = sent.length
  expect((await read()).body).toEqual(body)
  expect(sent.length).toBe(before)
})

test('of many lists the first are waited for, and the others come meanwhile', async () => {
  const lists = Array.from({ length: 13 }, (_, n) => ({
    id: `0000001${n.toString(16)}-0000-4000-8000-000000000000`,
    name: `L${n}`,
    type: 'IP',
  }))
  const list_items = lists.map(({ id: list }) => ({ id: `${list}-1`, list_id: list, value: '192.0.2.1' }))
  const seed = seedWith({
    policies: [policy(...lists.map((list) => ({ ip_list: { id: list.id } })))],
    lists,
    list_items,
  })
  const { call, account } = await appOverSandbox([seed])
  const read = async () => (await call('GET', `/api/accounts/${account}/facts`)).body
  const first = await read()
  expect(first.reading).toBe(3)
  await vi.waitFor(async () => expect((await read()).reading).toBe(0))
  expect((await read()).lists.filter(({ items }: { items?: string[] }) => items?.length === 1)).toHaveLength(13)
})

test('what may not be read is absent and named, with the permission; the rest is there', async () => {
  const { options } = scriptedUpstream()
  const { call } = appUnderTest({
    upstream: {
      ...options,
      fetch: (url, init) => {
        const at = new URL(url)
        const refused = ['gateway', 'devices', 'service_tokens', 'organizations'].some((part) =>
          at.pathname.includes(part),
        )
        if (refused) return json(refusal(10000, 'Authentication error'), 403)(at, init)
        const result = at.pathname.endsWith('/policies') ? [policy({ everyone: {} })] : []
        return json({ success: true, errors: [], messages: [], result })(at, init)
      },
    },
  })
  const { status, body } = await call('GET', `/api/accounts/${'a'.repeat(32)}/facts`)
  expect(status).toBe(200)
  expect(body.policies).toHaveLength(1)
  expect(body.unread.map(({ part, permission }: { part: string; permission?: string }) => [part, permission])).toEqual(
    expect.arrayContaining([
      ['lists', 'Zero Trust Read'],
      ['posture_checks', 'Zero Trust Read'],
      ['service_tokens', 'Access: Service Tokens Read'],
      ['organization', 'Access: Organizations, Identity Providers, and Groups Read'],
    ]),
  )
  for (const { part } of body.unread) expect(body).not.toHaveProperty(part)
  expect(factsOf(body, new Date())?.lists).toBeUndefined()
})

test('without the groups nothing is made of it, since every one would be called missing', async () => {
  const { options } = scriptedUpstream()
  const { call } = appUnderTest({
    upstream: {
      ...options,
      fetch: (url, init) => {
        const at = new URL(url)
        if (at.pathname.endsWith('/groups')) return json(refusal(10000, 'Authentication error'), 403)(at, init)
        return json({ success: true, errors: [], messages: [], result: [] })(at, init)
      },
    },
  })
  const { body } = await call('GET', `/api/accounts/${'a'.repeat(32)}/facts`)
  expect(body).not.toHaveProperty('groups')
  expect(factsOf(body, new Date())).toBeUndefined()
})

test('where neither policies nor groups may be read it fails as every page does', async () => {
  const { call, account, upstream } = await appOverSandbox([seedWith()])
  upstream.answer = json(refusal(10000, 'Authentication error'), 403)
  const { status, body } = await call('GET', `/api/accounts/${account}/facts`)
  expect({ status, permission: body.error.permission }).toEqual({
    status: 403,
    permission: 'Access: Apps and Policies Read',
  })
})
