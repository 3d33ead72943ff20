import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessLookup, AccessRequest } from './access-request'
import { compileApp, deciders } from './decide'
import { DECISIONS } from './decision'
import { compilerFor, type RuleLists } from './evaluate'
import { explain } from './explain'
import { naiveAccess, naiveVerdict, type NaiveAccount } from './naive-under-test'
import { textOf } from './phrase'
import { selectors } from './selectors'
import { Visit } from './visit'

const IDP = { identity_provider_id: 'idp' }
const values: Record<string, Record<string, unknown>[]> = {
  everyone: [{}],
  email: [{ email: 'ana@example.com' }, { email: 'Eve@other.org' }, { email: 'ben@example.com' }],
  email_domain: [{ domain: 'example.com' }, { domain: 'Other.org' }],
  email_list: [{ id: 'staff' }, { id: 'none' }, { id: 'unread' }],
  ip: [
    { ip: '203.0.113.0/24' },
    { ip: '203.0.113.0/25' },
    { ip: '203.0.113.128/25' },
    { ip: '2001:db8::/32' },
    { ip: '0.0.0.0/0' },
  ],
  ip_list: [{ id: 'offices' }, { id: 'halves' }, { id: 'odd' }, { id: 'none' }, { id: 'unread' }],
  geo: [{ country_code: 'PT' }, { country_code: 'ES' }],
  login_method: [{ id: 'idp' }, { id: 'other' }],
  auth_method: [{ auth_method: 'mfa' }],
  auth_context: [{ id: 'x', ac_id: 'c1', ...IDP }],
  azureAD: [{ id: 'g1', ...IDP }],
  gsuite: [{ email: 'devs@example.com', ...IDP }],
  okta: [
    { name: 'devs', ...IDP },
    { name: 'Ops', ...IDP },
  ],
  saml: [{ attribute_name: 'team', attribute_value: 'Sales', ...IDP }],
  oidc: [{ claim_name: 'team', claim_value: 'Legal', ...IDP }],
  'github-organization': [
    { name: 'acme', ...IDP },
    { name: 'acme', team: 'web', ...IDP },
  ],
  cloudflare_account_member: [{}, { account_id: '023e105f4ecef8ad9ca31a8372d0c353' }],
  device_posture: [{ integration_uid: 'disk' }, { integration_uid: 'os' }],
  certificate: [{}],
  common_name: [{ common_name: 'laptop' }],
  service_token: [{ token_id: 'ci' }],
  any_valid_service_token: [{}],
  linked_app_token: [{ app_uid: 'app' }],
  user_risk_score: [{ user_risk_score: ['low', 'medium'] }],
  external_evaluation: [{ evaluate_url: 'https://check.example.com', keys_url: 'https://check.example.com/keys' }],
  group: ['A', 'B', 'C', 'D', 'gone', 'unread'].map((id) => ({ id })),
}
const inGroup = (id: string) => ({ group: { id } })
const pool = Object.entries(values).flatMap(([key, list]) => list.map((value) => ({ [key]: value })))

// Groups, and what decides most, are met often; what we do not know is met now and then.
const rule = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...pool) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...['A', 'B', 'C', 'D'].map(inGroup), ...pool.slice(0, 8)) },
)
const oddRule = fc.oneof(
  { weight: 30, arbitrary: rule },
  fc.constantFrom<unknown>({ moon_phase: {} }, { email: {} }, 'everyone'),
)
const lists = fc.record({
  include: fc.array(oddRule, { maxLength: 4 }),
  require: fc.array(rule, { maxLength: 2 }),
  exclude: fc.array(rule, { maxLength: 2 }),
})
const groups = fc.record({ A: lists, B: lists, C: lists, D: lists })
const policy = fc.tuple(lists, fc.constantFrom(...DECISIONS)).map(([rules, decision]) => ({ ...rules, decision }))

const request = fc.record(
  {
    email: fc.constantFrom('ana@example.com', 'EVE@other.org', 'kim@sub.example.com', 'nobody'),
    identity_provider: fc.constantFrom({ id: 'idp', type: 'okta' }, { id: 'other', type: 'cloudflare' }),
    asserted: fc.record(
      {
        groups: fc.constantFrom(['devs', 'G1'], ['ops', 'Devs@example.com'], []),
        github: fc.constantFrom(
          [{ name: 'acme', teams: ['web'] }],
          [{ name: 'acme', teams: ['Web'] }],
          [{ name: 'other', teams: ['web'] }],
        ),
        attributes: fc.constantFrom<Record<string, string[]>>({ team: ['sales', 'Legal'] }, { team: ['Sales'] }, {}),
        auth_contexts: fc.constantFrom(['c1'], []),
        cloudflare_accounts: fc.constantFrom(['our'], ['023e105f4ecef8ad9ca31a8372d0c353']),
      },
      { requiredKeys: [] },
    ),
    auth_methods: fc.constantFrom(['pwd', 'mfa'], ['pwd']),
    country: fc.constantFrom('PT', 'es', 'FR'),
    ip: fc.constantFrom('203.0.113.9', '203.0.113.200', '203.0.113.0/24', '2001:db8::7', '198.51.100.1', 'office'),
    posture: fc.constantFrom<Record<string, boolean>>({ disk: true }, { disk: false, os: true }, {}),
    certificate: fc.constantFrom({ common_name: 'laptop' }, { common_name: 'Laptop' }, null),
    service_token: fc.constantFrom('ci', 'other', null),
    linked_app: fc.constantFrom('app', null),
    risk: fc.constantFrom('low' as const, 'high' as const),
    external: fc.constantFrom<Record<string, boolean>>({ 'https://check.example.com': true }, {}),
  },
  { requiredKeys: [] },
)

const account = (made: Record<string, RuleLists>): NaiveAccount => ({
  id: 'our',
  lists: {
    staff: ['Ana@Example.com', 'kim@sub.example.com'],
    offices: ['198.51.100.0/24', '203.0.113.0/24', '203.0.113.7', '2001:db8::/48'],
    halves: ['203.0.113.0/25', '203.0.113.128/25'],
    odd: ['198.51.100.0/24', 'office'],
    none: [],
  },
  groups: made,
  unreadGroups: ['unread'],
})

const lookupIn = ({ id, lists: known, groups: made, unreadGroups }: NaiveAccount): AccessLookup => ({
  accountId: id,
  list: (list) => known[list],
  group: (group) => {
    const { include, require, exclude } = made[group] ?? {}
    if (unreadGroups.includes(group)) return undefined
    return made[group]
      ? { include: [...(include ?? [])], require: [...(require ?? [])], exclude: [...(exclude ?? [])] }
      : null
  },
})

const names = { nameOf: () => ({ state: 'unread' as const }) }
const five = fc.array(request, { minLength: 5, maxLength: 5 })

describe('100,000 random policies over random groups', () => {
  test('give each of five visits the verdict and the access that the plainest evaluator gives', () => {
    const eight = fc.array(policy, { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(groups, eight, five, (made, policies, requests) => {
        const known = account(made)
        const compiler = compilerFor(lookupIn(known))
        const checks = policies.map((one) => compiler.policy(one))
        const app = compileApp(policies.slice(0, 4), lookupIn(known), compiler)
        for (const one of requests) {
          const visit = new Visit(one)
          const ours = checks.map((check) => check(visit))
          const theirs = policies.map((each) => naiveVerdict(each, one, known))
          if (ours.some((verdict, at) => verdict !== theirs[at])) expect(ours).toEqual(theirs)
          const access = naiveAccess(policies.slice(0, 4), one, known)
          if (app(visit).access !== access) expect(app(visit).access).toBe(access)
        }
      }),
      { numRuns: 12_500, seed: 26 },
    )
  }, 240_000)
})

describe('an explanation of any application', () => {
  const app = fc.tuple(groups, fc.array(policy, { maxLength: 4 }), request)

  test('comes to the answer that is given without one, step by step', () => {
    fc.assert(
      fc.property(app, ([made, policies, one]) => {
        const known = account(made)
        const explained = explain(policies, one, lookupIn(known), names)
        expect(explained.outcome).toEqual(compileApp(policies, lookupIn(known))(new Visit(one)))
        const told = explained.policies.filter(({ state }) => state !== 'not-asked')
        const facts = new Visit(one)
        for (const step of told) {
          const asks = step.policy.decision === 'allow' || step.policy.decision === 'deny'
          const seen = asks ? one : facts.withoutLogin.request
          expect(step.verdict).toBe(naiveVerdict(step.policy, seen, known))
        }
      }),
      { numRuns: 2_000, seed: 26 },
    )
  }, 120_000)

  test('names a missing fact exactly where it cannot tell, and every reason is a sentence', () => {
    fc.assert(
      fc.property(app, ([made, policies, one]) => {
        const explained = explain(policies, one, lookupIn(account(made)), names)
        const steps = explained.policies.flatMap((step) => [
          step,
          ...step.blocks,
          ...step.blocks.flatMap(({ rules }) => rules),
        ])
        expect(explained.missing.length > 0).toBe(explained.outcome.access === 'unknown')
        for (const step of steps) expect([step, step.missing.length > 0]).toEqual([step, step.verdict === 'unknown'])
        for (const { reason } of [explained, ...steps]) expect(textOf(reason)).toMatch(/^\p{Lu}.*\S\.$/u)
      }),
      { numRuns: 1_000, seed: 26 },
    )
  }, 120_000)

  test('leaves out open policies after which everything comes to the same as they do', () => {
    const [allow, deny] = [{ decision: 'allow' as const }, { decision: 'deny' as const }]
    expect(deciders({ access: 'unknown', undecided: [deny, allow, deny] }, undefined)).toEqual([deny, allow])
    expect(deciders({ access: 'unknown', undecided: [allow, deny, allow] }, allow)).toEqual([allow, deny])
    expect(deciders({ access: 'denied', undecided: [deny] }, undefined)).toEqual([])
  })
})

test('the pool holds every selector', () => {
  expect(Object.keys(values).toSorted()).toEqual(selectors.map(({ key }) => key).toSorted())
})

test('groups that hold one another in every way end, and are asked for a bounded number of times', () => {
  const ids = Array.from({ length: 30 }, (_, at) => `g${at}`)
  const chain = Object.fromEntries(
    ids.map((id, at) => [id, { include: [{ everyone: {} }], require: ids.slice(at + 1).map(inGroup) }]),
  )
  const visit: AccessRequest = {}
  const policies = [{ decision: 'allow' as const, include: [inGroup('g0')] }]
  expect(compileApp(policies, lookupIn(account(chain)))(new Visit(visit)).access).toBe('granted')
  expect(explain(policies, visit, lookupIn(account(chain)), names).outcome.access).toBe('granted')
})
