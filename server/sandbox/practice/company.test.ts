import { expect, test, vi } from 'vitest'
import { evaluatePolicy } from '#core/evaluate'
import type { AccessLookup } from '#core/access-request'
import { DECISIONS } from '#core/decision'
import { writeJson } from '#core/json'
import { readRule } from '#core/rule'
import { selectors } from '#core/selectors'
import { referencesOf, UNRELEASED_SELECTOR } from '../rules'
import type { Document } from '../seed-account'
import { practiceAccounts, practiceCompany } from './accounts'
import { ghosts } from './ghosts'
import { everydayGroups } from './groups'
import { idOf } from './id'
import { PARENT_ACCOUNT } from './organization'
import { people } from './people'
import { everydayPolicies } from './policies-everyday'
import { listOf, objectsOf, ruleListsOf, rulesOf } from './reading'
import { identities } from './users'

const { documents } = practiceCompany()
const { policies = [], groups = [], apps = [], lists = [], list_items: items = [] } = documents

const policiesOfApps = apps.flatMap((app) => objectsOf(app.policies))
const appOnly = policiesOfApps.filter(({ reusable }) => reusable === false)
const idsOf = (rows: Document[] = []) => new Set<unknown>(rows.map(({ id }) => id))
const everyRule = [...policies, ...groups, ...appOnly].flatMap(rulesOf)

test.each([
  ['users', 41],
  ['apps', 25],
  ['policies', 30],
  ['groups', 20],
  ['identity_providers', 8],
] as const)('has the %s that its description promises', (resource, count) => {
  expect(documents[resource]).toHaveLength(count)
})

test.each(selectors.map(({ key }) => key))('shows a rule with the selector %s', (key) => {
  expect(everyRule.some((rule) => key in rule)).toBe(true)
})

test.each(DECISIONS)('shows a reusable policy with the decision %s', (decision) => {
  expect(policies.filter((policy) => policy.decision === decision)).not.toHaveLength(0)
})

test.each([
  'session_duration',
  'isolation_required',
  'purpose_justification_required',
  'purpose_justification_prompt',
  'approval_required',
  'approval_groups',
  'mfa_config',
  'connection_rules',
])('shows a reusable policy with %s', (field) => {
  expect(policies.some((policy) => policy[field])).toBe(true)
})

test('shows what Gatehouse must keep without understanding it', () => {
  const crew = policies.find(({ name }) => name === 'Seasonal crew')
  expect(crew?.include).toContainEqual({ email_domain: { domain: 'crew.example', match_subdomains: true } })
  expect(everyRule.some((rule) => UNRELEASED_SELECTOR in rule)).toBe(true)
  expect(everyRule.some((rule) => readRule(rule).state === 'incomplete')).toBe(true)
  expect(writeJson(crew)).toContain('"crew_ledger":12345678901234567890')
  expect(writeJson(crew)).toContain('"rate":1.50')
  expect(policies.filter(({ account_id }) => account_id === PARENT_ACCOUNT)).toHaveLength(1)
})

test('has names that are long, and names that are not in Latin letters', () => {
  const names = policies.map(({ name }) => String(name))
  expect(names.some((name) => name.length >= 110)).toBe(true)
  expect(names.some((name) => /\p{Script=Greek}/u.test(name) && /\p{Script=Han}/u.test(name))).toBe(true)
  expect(names.some((name) => /\p{Extended_Pictographic}/u.test(name) && /\p{Script=Arabic}/u.test(name))).toBe(true)
})

test('nobody has an address that could be somebody’s, but for the invented names at a public mail service', () => {
  const addresses = [...people.map(({ email }) => email), ...(writeJson(documents).match(/[\w.-]+@[\w.-]+/g) ?? [])]
  for (const address of addresses)
    expect(address).toMatch(/@([a-z0-9-]+\.)*([a-z0-9-]+\.example|example\.com|gmail\.com)$/)
})

test.each(Object.entries(documents))('no two %s share an id', (_, rows) => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
})

test('no two rule groups share a name, which Cloudflare would not have', () => {
  expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length)
})

test('every id is shaped as Cloudflare shapes it', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  for (const { id } of [...policies, ...groups, ...apps, ...lists, ...appOnly]) expect(id).toMatch(uuid)
  for (const { aud } of apps) expect(aud).toMatch(/^[0-9a-f]{64}$/)
})

test('whatever a rule points to is there, but for the things that were deleted on purpose', () => {
  const known = new Set(Object.values(documents).flatMap((rows) => rows.map(({ id }) => id)))
  const deleted = new Set<string>(Object.values(ghosts))
  const missing = everyRule
    .flatMap(referencesOf)
    .map(({ id }) => id)
    .filter((id) => !known.has(id) && id !== PARENT_ACCOUNT)
  expect(new Set(missing)).toEqual(deleted)
})

test('whatever other documents point to is there', () => {
  const linked = policiesOfApps.filter(({ name }) => name === undefined)
  expect(linked.every(({ id }) => idsOf(policies).has(id))).toBe(true)
  const logins = apps.flatMap((app) => listOf(app.allowed_idps))
  expect(logins.every((id) => idsOf(documents.identity_providers).has(id))).toBe(true)
  expect(apps.flatMap((app) => listOf(app.tags)).every((tag) => idsOf(documents.tags).has(tag))).toBe(true)
  expect(items.every(({ list_id }) => idsOf(lists).has(list_id))).toBe(true)
  expect(documents.identities?.every(({ user_id }) => idsOf(documents.users).has(user_id))).toBe(true)
  expect(documents.risk_scores?.every(({ id }) => idsOf(documents.users).has(id))).toBe(true)
  expect(documents.access_requests?.every(({ app_uid }) => idsOf(apps).has(app_uid))).toBe(true)
})

test('the everyday groups and policies have no rule that is wrong, and none that cannot work', () => {
  for (const document of [...everydayGroups, ...everydayPolicies]) {
    for (const rule of rulesOf(document)) {
      const read = readRule(rule)
      expect(read).toMatchObject({ state: 'known', problems: [], extra: [] })
      const decision = DECISIONS.find((one) => one === document.decision)
      if (read.state === 'known' && decision) expect(read.selector.decisions[decision].fits).not.toBe('no')
    }
  }
})

const lookup: AccessLookup = {
  list: (list) => items.filter(({ list_id }) => list_id === list).map(({ value }) => String(value)),
  group(id) {
    const found = groups.find((group) => group.id === id)
    return found ? ruleListsOf(found) : null
  },
}

const whoFallsUnder = (policy: Document) =>
  identities
    .map(({ request }) => request)
    .filter((request) => evaluatePolicy(ruleListsOf(policy), request, lookup) === 'match')
    .map(({ email }) => email)

test.each([
  ['Contractors', ['carla@tidewright.example', 'deniz@tidewright.example']],
  ['Break-glass', ['rita@harbour.example', 'samuel@harbour.example']],
  ['Payroll', ['helena@harbour.example', 'joao.pedro@harbour.example', 'graca@harbour.example']],
  ['Leavers are kept out', ['tomasz@harbour.example']],
  ['Vendor portal, Iberia', []],
  ['Timesheets pilot', []],
  ['Merger data room', []],
  ['Ledger archive, by email code', []],
])('under %s falls who should, judged by the last visits of the cast', (name, who) => {
  const policy = policies.find((one) => one.name === name)
  expect(policy && whoFallsUnder(policy)).toEqual(who)
})

test('each everyday policy that lets people in lets in somebody of the cast', () => {
  for (const policy of everydayPolicies.filter(({ decision }) => decision === 'allow')) {
    expect(whoFallsUnder(policy), String(policy.name)).not.toHaveLength(0)
  }
})

test('has some hundred past logins, newest first, of which some were refused', () => {
  const log = documents.access_requests ?? []
  const times = log.map(({ created_at }) => String(created_at))
  expect(log.length).toBeGreaterThan(200)
  expect(times).toEqual(times.toSorted().toReversed())
  expect(new Set(log.map(({ allowed }) => allowed))).toEqual(new Set([true, false]))
})

test('is the same account each time it is made', async () => {
  vi.resetModules()
  const again = await import('./accounts')
  expect(again.practiceAccounts).not.toBe(practiceAccounts)
  expect(writeJson(again.practiceAccounts())).toBe(writeJson(practiceAccounts()))
  expect(idOf('policy/contractors')).toBe(policies.find(({ name }) => name === 'Contractors')?.id)
})

test('practice mode starts with an account to change, one to look at, and one where Access is not set up', () => {
  const [company, labs, holding] = practiceAccounts()
  expect(company).toMatchObject({ access_enabled: true, token_access: 'write' })
  expect(labs).toMatchObject({ access_enabled: true, token_access: 'read' })
  expect(holding).toMatchObject({ access_enabled: false })
})
