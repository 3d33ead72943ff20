import { expect, test, vi } from 'vitest'
import { appOverSandbox, appUnderTest } from '../app-under-test'
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
async function largeUnderTest(people = 5000) {
  const seed = largeAccount({ policies: 500, groups: 300, apps: 500, people })
  const { documents } = seed
  const { account, call, asked: all } = await appOverSandbox([seed], { mode: 'live' })
  // What was last seen of each person is read in the background, from what is to spare: no page costs it.
  const asked = () => all.filter((path) => !path.endsWith('/last_seen_identity'))
  const entra = documents.identity_providers?.find(({ type }) => type === 'azureAD')?.id ?? ''
  const address = (route: string) =>
    route.startsWith('/') ? `/api${route}` : `/api/accounts/${account}/${route.replace('ENTRA', entra)}`
  /** How many calls it costs when all of these are asked for at once, as a page does. */
  const open = async (...routes: string[]) => {
    const before = asked().length
    const answers = await Promise.all(routes.map((route) => call('GET', address(route))))
    expect(answers.map(({ status }) => status)).toEqual(routes.map(() => 200))
    return asked().length - before
  }
  return {
    open,
    asked,
    policy: `policies/${documents.policies?.[0]?.id}`,
    group: `groups/${documents.groups?.[0]?.id}`,
  }
}

test('opening every page costs twelve calls, on an account as large as Cloudflare allows', async () => {
  const { open, policy, group } = await largeUnderTest()
  const calls = {
    policies: await open(...FRAME, 'policies', ...NAMES),
    policy: await open(policy, 'policies', ...NAMES),
    groups: await open('groups', 'policies', ...NAMES),
    group: await open(group, 'policies', ...NAMES),
    settings: await open('/connection', 'permissions', 'permissions/known'),
  }
  // Whose token it is takes two: the token, and its person.
  expect(calls).toEqual({ policies: 8, policy: 1, groups: 0, group: 1, settings: 2 })
  expect(Object.values(calls).reduce((sum, some) => sum + some, 0)).toBeLessThanOrEqual(12)
})

test('an editor with findings and consequences costs twelve calls where nothing was read before', async () => {
  const { open, policy } = await largeUnderTest()
  expect(await open(...FRAME, policy, 'policies', ...NAMES, 'facts')).toBeLessThanOrEqual(12)
  expect(await open(...FRAME, 'policies', ...NAMES, 'facts')).toBe(1)
})

/** What findings and consequences are made from, beside what the page itself shows. */
const JUDGED = ['facts', 'settings', 'waivers', 'rule-notes', 'population']

test('findings cost two calls once, people a bounded number, and the pages that show them or the history none', async () => {
  const { open, policy, group } = await largeUnderTest(900)
  const id = policy.replace('policies/', '')
  await open(...FRAME, 'policies', ...NAMES, 'drafts')
  const calls = {
    policy: await open(policy, 'policies', ...NAMES, ...JUDGED),
    group: await open(group, 'policies', ...NAMES, ...JUDGED),
    'new policy': await open('policies', ...NAMES, ...JUDGED),
    health: await open('snapshot', ...JUDGED),
    changes: await open('drafts', 'history?origin=gatehouse', 'history?origin=elsewhere'),
    history: await open(`history?kind=policies&id=${id}`, 'policies'),
    settings: await open('/connection', 'permissions', 'settings', 'population'),
  }
  const documents = { policy: 1, group: 1 }
  const findings = ['lists', 'organizations'].length
  const entriesOfTheOneListThatRulesName = 1
  const people = ['users', 'access_requests', 'people of Entra', 'people of Okta'].length
  expect(calls).toEqual({
    policy: documents.policy + findings + entriesOfTheOneListThatRulesName + people,
    group: documents.group,
    'new policy': 0,
    health: 0,
    changes: 0,
    history: 0,
    settings: ['verify', 'user'].length,
  })
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
