import { expect, test, vi } from 'vitest'
import { appOverSandbox, appUnderTest } from '../app-under-test'
import { ACCOUNT_FORM_TOKEN, ACCOUNT_OWNED_TOKEN } from '../sandbox/credentials'
import { largeAccount } from '../sandbox/practice/accounts'
import { envelope, json, scriptedUpstream } from './scripted-upstream'

// Large documents on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** What a page asks for around itself and keeps; the list of accounts comes fresh with every load of the dashboard. */
const FRAME = ['/session', '/accounts', 'permissions/known', 'snapshot']

/** The names of what rules hold, each asked for when one of its kind occurs: on this account, all but lists. */
const NAMES = ['groups', 'apps', 'identity-providers', 'service-tokens', 'posture-checks', 'directory-groups/ENTRA']

/** What the box that adds rules asks for beside that, when it gets the focus. */
const SUGGESTIONS = ['lists', 'people', 'directory-groups']

/** A live Gatehouse over an account at Cloudflare's limits, and a way to open its pages. */
async function largeUnderTest({ people = 5000, token }: { people?: number; token?: string } = {}) {
  const seed = largeAccount({ policies: 500, groups: 300, apps: 500, people })
  const { documents } = seed
  const { account, call, asked, quiet } = await appOverSandbox([seed], {
    mode: 'live',
    ...(token !== undefined && { token }),
  })
  const entra = documents.identity_providers?.find(({ type }) => type === 'azureAD')?.id ?? ''
  const address = (route: string) =>
    route.startsWith('/') ? `/api${route}` : `/api/accounts/${account}/${route.replace('ENTRA', entra)}`
  /** How many calls it costs when all of these are asked for at once, as a page does. */
  const open = async (...routes: string[]) => {
    const before = asked.length
    const answers = await Promise.all(routes.map((route) => call('GET', address(route))))
    expect(answers.map(({ status }) => status)).toEqual(routes.map(() => 200))
    return asked.length - before
  }
  return {
    open,
    asked,
    quiet,
    policy: `policies/${documents.policies?.[0]?.id}`,
    group: `groups/${documents.groups?.[0]?.id}`,
  }
}

/** What findings and consequences are made from, beside what the page itself shows. */
const JUDGED = ['facts', 'settings', 'waivers', 'rule-notes', 'population']

type Opened = Awaited<ReturnType<typeof largeUnderTest>>

/** Every page of an account, one after the other as a person goes, with what each asks of our own server. */
const pages = ({ policy, group }: Opened): Record<string, string[]> => ({
  policies: [...FRAME, 'policies', ...NAMES],
  policy: [policy, 'policies', ...NAMES, ...JUDGED],
  groups: ['groups', 'policies', ...NAMES],
  group: [group, 'policies', ...NAMES, ...JUDGED],
  'new policy': ['policies', ...NAMES, ...JUDGED],
  health: ['snapshot', 'lists', ...NAMES, ...JUDGED],
  changes: ['drafts', 'history?origin=gatehouse', 'history?origin=elsewhere', ...NAMES],
  history: [`history?kind=policies&id=${policy.replace('policies/', '')}`, 'policies', ...NAMES],
  settings: ['/connection', 'permissions', 'permissions/known', ...NAMES, ...JUDGED],
})

async function openEveryPage(under: Opened) {
  const calls: Record<string, number> = {}
  for (const [page, routes] of Object.entries(pages(under))) calls[page] = await under.open(...routes)
  return calls
}

const sumOf = (calls: Record<string, number>) => Object.values(calls).reduce((sum, some) => sum + some, 0)

const findings = ['lists', 'organizations', 'the entries of the one list that rules name'].length

test('opening every page costs twelve calls, all counted, on an account as large as Cloudflare allows', async () => {
  const under = await largeUnderTest()
  const calls = await openEveryPage(under)
  await under.quiet()
  expect(calls).toEqual({
    policies: ['accounts', 'policies', ...NAMES].length,
    policy: findings,
    groups: 0,
    group: 0,
    'new policy': 0,
    health: 0,
    changes: 0,
    history: 0,
    settings: ['verify'].length,
  })
  expect(sumOf(calls)).toBe(12)
  expect(under.asked).toHaveLength(12)
})

test.each([
  ['a token of an account that says so', ACCOUNT_FORM_TOKEN, 12],
  // Cloudflare is asked for it as a person's first.
  ['an older token of an account', ACCOUNT_OWNED_TOKEN, 13],
])('with %s as well', async (_, token, most) => {
  const under = await largeUnderTest({ token })
  expect(sumOf(await openEveryPage(under))).toBeLessThanOrEqual(most)
})

test('whoever starts with an editor pays no more', async () => {
  const under = await largeUnderTest()
  const { policies: _, policy = [], settings = [], ...rest } = pages(under)
  expect(await under.open(...FRAME, ...policy)).toBe(11)
  for (const routes of Object.values(rest)) expect(await under.open(...routes)).toBe(0)
  expect(await under.open(...settings)).toBe(1)
  expect(under.asked).toHaveLength(12)
})

test('people cost calls when somebody asks for them, and no page after that', async () => {
  const under = await largeUnderTest({ people: 900 })
  await openEveryPage(under)
  const { asked } = under
  const before = asked.length
  await under.open('population?ask=yes')
  const sources = asked.slice(before).filter((path) => !path.endsWith('/last_seen_identity'))
  expect(sources).toHaveLength(['users', 'access_requests', 'people of Entra', 'people of Okta'].length)
  // What was last seen of each person is read meanwhile, so many at a time.
  const read = () => asked.filter((path) => path.endsWith('/last_seen_identity')).length
  await vi.waitFor(() => expect(read()).toBe(300))
  expect(await openEveryPage(under)).toMatchObject({ policy: 0, group: 0, 'new policy': 0, health: 0, settings: 1 })
  expect(read()).toBe(300)
})

test('suggestions cost a bounded number of calls, once, when somebody begins to choose', async () => {
  const { open } = await largeUnderTest()
  await open(...FRAME, 'policies', ...NAMES)
  const lists = 1
  const people = 5
  const [peopleOfDirectories, groupsOfTheOtherDirectory] = [2, 1]
  expect(await open(...SUGGESTIONS)).toBe(lists + people + peopleOfDirectories + groupsOfTheOtherDirectory)
  expect(await open(...SUGGESTIONS)).toBe(0)
})

test('of a directory of 100,000 people a thousand are suggested, for ten calls', async () => {
  const { options } = scriptedUpstream()
  const directory = { id: '00000001-0000-4000-8000-000000000000', type: 'azureAD', scim_config: { enabled: true } }
  let calls = 0
  const { call } = appUnderTest({
    upstream: {
      ...options,
      fetch: (url, init) => {
        const at = new URL(url)
        const page = at.searchParams.get('page')
        if (at.pathname.endsWith('/identity_providers')) return json(envelope([directory]))(at, init)
        if (!at.pathname.endsWith('/scim/users')) return json(envelope([]))(at, init)
        calls += 1
        const people = Array.from({ length: 100 }, (_, nth) => ({
          id: `${page}-${nth}`,
          userName: `p${page}-${nth}@a.example`,
        }))
        return json(envelope(people, { result_info: { total_count: 100_000, total_pages: 1000 } }))(at, init)
      },
    },
  })
  const { body } = await call('GET', `/api/accounts/${'a'.repeat(32)}/people`)
  expect({ people: body.people.length, calls }).toEqual({ people: 1000, calls: 10 })
})
