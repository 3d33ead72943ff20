import * as fc from 'fast-check'
import type { AccessLookup } from './access-request'
import { DECISIONS } from './decision'
import type { RuleLists } from './evaluate'
import type { NaiveAccount } from './naive-under-test'

// Random rules, groups, policies and visits, of which every selector has some.

const IDP = { identity_provider_id: 'idp' }
export const values: Record<string, Record<string, unknown>[]> = {
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
export const inGroup = (id: string) => ({ group: { id } })
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
export const lists = fc.record({
  include: fc.array(oddRule, { maxLength: 4 }),
  require: fc.array(rule, { maxLength: 2 }),
  exclude: fc.array(rule, { maxLength: 2 }),
})
export const groups = fc.record({ A: lists, B: lists, C: lists, D: lists })
export const policy = fc
  .tuple(lists, fc.constantFrom(...DECISIONS))
  .map(([rules, decision]) => ({ ...rules, decision }))

export const request = fc.record(
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

export const account = (made: Record<string, RuleLists>): NaiveAccount => ({
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

export const lookupIn = ({ id, lists: known, groups: made, unreadGroups }: NaiveAccount): AccessLookup => ({
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
