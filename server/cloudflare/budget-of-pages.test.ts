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
async function largeUnderTest() {
  const seed = largeAccount({ policies: 500, groups: 300, apps: 500, people: 5000 })
  const { documents } = seed
  const { account, call, sent } = await appOverSandbox([seed], { mode: 'live' })
  const entra = documents.identity_providers?.find(({ type }) => type === 'azureAD')?.id ?? ''
  const address = (route: string) =>
    route.startsWith('/') ? `/api${route}` : `/api/accounts/${account}/${route.replace('ENTRA', entra)}`
  /** How many calls it costs when all of these are asked for at once, as a page does. */
  const open = async (...routes: string[]) => {
    const before = sent.length
    const answers = await Promise.all(routes.map((route) => call('GET', address(route))))
    expect(answers.map(({ status }) => status)).toEqual(routes.map(() => 200))
    return sent.length - before
  }
  return { open, policy: `policies/${documents.policies?.[0]?.id}`, group: `groups/${documents.groups?.[0]?.id}` }
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
