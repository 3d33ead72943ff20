import { describe, expect, test } from 'vitest'
import type { AccessLookup, AccessRequest } from '../access-request'
import { evaluateRule } from '../evaluate'
import type { Verdict } from '../verdict'

const lists: Record<string, string[]> = {
  contractors: ['Ana@Example.com'],
  offices: ['203.0.113.0/24', '2001:db8::/32'],
  empty: [],
  odd: ['not an address'],
}

const lookup: AccessLookup = { list: (id) => lists[id], group: () => undefined, accountId: 'our-account' }

const idp = (type: string) => ({ identity_provider: { id: 'idp', type } })

type Case = [reason: string, rule: Record<string, unknown>, request: AccessRequest, verdict: Verdict]

const cases: Case[] = [
  ['an address in another case', { email: { email: 'ana@example.com' } }, { email: 'ANA@example.com' }, 'match'],
  ['another person', { email: { email: 'ana@example.com' } }, { email: 'eve@example.com' }, 'no-match'],
  ['a domain in another case', { email_domain: { domain: 'Example.com' } }, { email: 'ana@EXAMPLE.com' }, 'match'],
  [
    'a domain that only ends alike',
    { email_domain: { domain: 'example.com' } },
    { email: 'ana@notexample.com' },
    'no-match',
  ],
  ['a listed person', { email_list: { id: 'contractors' } }, { email: 'ana@example.com' }, 'match'],
  ['a person not listed', { email_list: { id: 'contractors' } }, { email: 'eve@example.com' }, 'no-match'],
  ['a list that could not be read', { email_list: { id: 'unread' } }, { email: 'ana@example.com' }, 'unknown'],
  ['an empty list matches nobody, whoever comes', { email_list: { id: 'empty' } }, {}, 'no-match'],
  ['whoever comes', { everyone: {} }, {}, 'match'],
  ['an address inside', { ip: { ip: '203.0.113.0/24' } }, { ip: '203.0.113.9' }, 'match'],
  ['an address of the other kind', { ip: { ip: '0.0.0.0/0' } }, { ip: '2001:db8::1' }, 'no-match'],
  ['an address that is none', { ip: { ip: '0.0.0.0/0' } }, { ip: 'office' }, 'unknown'],
  ['a listed network', { ip_list: { id: 'offices' } }, { ip: '2001:db8::7' }, 'match'],
  ['an address outside every listed network', { ip_list: { id: 'offices' } }, { ip: '198.51.100.1' }, 'no-match'],
  ['a list with an entry that we cannot read', { ip_list: { id: 'odd' } }, { ip: '198.51.100.1' }, 'unknown'],
  ['the country', { geo: { country_code: 'PT' } }, { country: 'pt' }, 'match'],
  ['another country', { geo: { country_code: 'PT' } }, { country: 'ES' }, 'no-match'],
  ['the login method', { login_method: { id: 'idp' } }, idp('okta'), 'match'],
  ['another login method', { login_method: { id: 'other' } }, idp('okta'), 'no-match'],
  ['a proof that was reported', { auth_method: { auth_method: 'mfa' } }, { auth_methods: ['pwd', 'mfa'] }, 'match'],
  ['a login that reported no proofs', { auth_method: { auth_method: 'mfa' } }, { auth_methods: [] }, 'no-match'],
  ['a passing device', { device_posture: { integration_uid: 'disk' } }, { posture: { disk: true } }, 'match'],
  ['a failing device', { device_posture: { integration_uid: 'disk' } }, { posture: { disk: false } }, 'no-match'],
  ['a check nobody made', { device_posture: { integration_uid: 'disk' } }, { posture: { os: true } }, 'unknown'],
  [
    'a check named as what objects inherit',
    { device_posture: { integration_uid: 'toString' } },
    { posture: {} },
    'unknown',
  ],
  ['a certificate', { certificate: {} }, { certificate: { common_name: 'laptop' } }, 'match'],
  ['no certificate', { certificate: {} }, { certificate: null }, 'no-match'],
  [
    'the named certificate',
    { common_name: { common_name: 'laptop' } },
    { certificate: { common_name: 'laptop' } },
    'match',
  ],
  [
    'a name in another case',
    { common_name: { common_name: 'Laptop' } },
    { certificate: { common_name: 'laptop' } },
    'unknown',
  ],
  ['no certificate to read a name from', { common_name: { common_name: 'laptop' } }, { certificate: null }, 'no-match'],
  ['the machine key', { service_token: { token_id: 'ci' } }, { service_token: 'ci' }, 'match'],
  ['no machine key', { service_token: { token_id: 'ci' } }, { service_token: null }, 'no-match'],
  ['any machine key', { any_valid_service_token: {} }, { service_token: 'ci' }, 'match'],
  ['none of any machine keys', { any_valid_service_token: {} }, { service_token: null }, 'no-match'],
  ['a token of the application', { linked_app_token: { app_uid: 'app' } }, { linked_app: 'app' }, 'match'],
  ['a token of another one', { linked_app_token: { app_uid: 'app' } }, { linked_app: 'other' }, 'no-match'],
  ['a risk among the levels', { user_risk_score: { user_risk_score: ['low', 'medium'] } }, { risk: 'medium' }, 'match'],
  ['levels are no threshold', { user_risk_score: { user_risk_score: ['high'] } }, { risk: 'low' }, 'no-match'],
]

const external = {
  external_evaluation: { evaluate_url: 'https://check.example.com', keys_url: 'https://check.example.com/keys' },
}
cases.push(
  ['a check that said yes', external, { external: { 'https://check.example.com': true } }, 'match'],
  ['a check that failed counts as no', external, { external: { 'https://check.example.com': false } }, 'no-match'],
  ['a check that nobody asked', external, { external: {} }, 'unknown'],
)

test.each(cases)('%s: %j, %j', (_reason, rule, request, verdict) => {
  expect(evaluateRule(rule, request, lookup)).toBe(verdict)
})

describe('what a login method said of the person', () => {
  const identity_provider_id = 'idp'
  const azure = { azureAD: { id: 'G1', identity_provider_id } }
  const okta = { okta: { name: 'devs', identity_provider_id } }
  const gsuite = { gsuite: { email: 'devs@example.com', identity_provider_id } }
  const org = { 'github-organization': { name: 'acme', identity_provider_id } }
  const team = { 'github-organization': { name: 'acme', team: 'web', identity_provider_id } }
  const saml = { saml: { attribute_name: 'department', attribute_value: 'Sales', identity_provider_id } }
  const oidc = { oidc: { claim_name: 'toString', claim_value: 'x', identity_provider_id } }
  const context = { auth_context: { id: 'context', ac_id: 'c1', identity_provider_id } }
  const member = { cloudflare_account_member: {} }
  const memberElsewhere = { cloudflare_account_member: { account_id: '023e105f4ecef8ad9ca31a8372d0c353' } }

  test.each([
    ['nobody has logged in yet', okta, {}, 'unknown'],
    ['another login method was used', okta, { identity_provider: { id: 'other', type: 'okta' } }, 'no-match'],
    ['the groups were not reported', okta, idp('okta'), 'unknown'],
    ['the group was reported', okta, { ...idp('okta'), asserted: { groups: ['devs'] } }, 'match'],
    ['other groups were', okta, { ...idp('okta'), asserted: { groups: ['ops'] } }, 'no-match'],
    ['the group in another case', okta, { ...idp('okta'), asserted: { groups: ['Devs'] } }, 'unknown'],
    ['an Entra group, whose id has no case', azure, { ...idp('azureAD'), asserted: { groups: ['g1'] } }, 'match'],
    ['a Google group', gsuite, { ...idp('google-apps'), asserted: { groups: ['Devs@example.com'] } }, 'match'],
    ['the organization', org, { ...idp('github'), asserted: { github: [{ name: 'acme', teams: [] }] } }, 'match'],
    [
      'the organization but not the team',
      team,
      { ...idp('github'), asserted: { github: [{ name: 'acme', teams: ['ops'] }] } },
      'no-match',
    ],
    [
      'a team of that name elsewhere',
      team,
      {
        ...idp('github'),
        asserted: {
          github: [
            { name: 'acme', teams: [] },
            { name: 'other', teams: ['web'] },
          ],
        },
      },
      'no-match',
    ],
    ['the attribute', saml, { ...idp('saml'), asserted: { attributes: { department: ['HR', 'Sales'] } } }, 'match'],
    ['no such attribute', saml, { ...idp('saml'), asserted: { attributes: {} } }, 'no-match'],
    ['a claim named as what objects inherit', oidc, { ...idp('oidc'), asserted: { attributes: {} } }, 'no-match'],
    ['the authentication context', context, { ...idp('azureAD'), asserted: { auth_contexts: ['c1'] } }, 'match'],
    ['a weaker one', context, { ...idp('azureAD'), asserted: { auth_contexts: [] } }, 'no-match'],
    [
      'a member of our account',
      member,
      { ...idp('cloudflare'), asserted: { cloudflare_accounts: ['our-account'] } },
      'match',
    ],
    [
      'a member of ours, not of the named one',
      memberElsewhere,
      { ...idp('cloudflare'), asserted: { cloudflare_accounts: ['our-account'] } },
      'no-match',
    ],
    ['a login that Cloudflare had no part in', member, idp('okta'), 'no-match'],
  ] satisfies Case[])('%s: %j, %j', (_reason, rule, request, verdict) => {
    expect(evaluateRule(rule, request, lookup)).toBe(verdict)
  })
})
