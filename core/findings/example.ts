import type { PickerRow } from '../account-data'
import type { GroupDocument, PolicyDocument } from '../documents'
import type { Population } from '../population'
import type { AccountFacts, AppFacts } from './account-facts'
import type { Example } from './check'

/** Small accounts that checks are tried on. What is not said is sound and empty. */
export const accountOf = (facts: Partial<AccountFacts>): AccountFacts => ({
  policies: [],
  groups: [],
  apps: [],
  lists: [],
  identity_providers: [okta, entra, google, oneTimePin],
  service_tokens: [],
  posture_checks: [{ id: 'disk', name: 'Disk is encrypted', type: 'disk_encryption' }],
  directory_groups: [],
  account_id: '0'.repeat(32),
  company_domains: ['example.com'],
  now: new Date('2026-11-21T12:00:00Z'),
  ...facts,
})

export const okta: PickerRow = { id: 'okta', name: 'Okta', type: 'okta' }
export const entra: PickerRow = { id: 'entra', name: 'Entra ID', type: 'azureAD' }
export const google: PickerRow = { id: 'google', name: 'Google', type: 'google' }
export const oneTimePin: PickerRow = { id: 'pin', name: 'One-time PIN', type: 'onetimepin' }

// Rules, as the API has them.
export const everyone = { everyone: {} }
export const ana = { email: { email: 'ana@example.com' } }
export const bo = { email: { email: 'bo@example.com' } }
export const eve = { email: { email: 'eve@elsewhere.example' } }
export const domain = (name: string) => ({ email_domain: { domain: name } })
export const staff = domain('example.com')
export const country = (code: string) => ({ geo: { country_code: code } })
export const network = (ip: string) => ({ ip: { ip } })
export const login = (id: string) => ({ login_method: { id } })
export const inGroup = (id: string) => ({ group: { id } })
export const emailList = (id: string) => ({ email_list: { id } })
export const oktaGroup = (name: string) => ({ okta: { name, identity_provider_id: 'okta' } })
export const entraGroup = (id: string) => ({ azureAD: { id, identity_provider_id: 'entra' } })
export const machineKey = (id: string) => ({ service_token: { token_id: id } })
export const device = (id: string) => ({ device_posture: { integration_uid: id } })
export const mfa = { auth_method: { auth_method: 'mfa' } }

export const policyOf = (include: unknown[], rest: Partial<PolicyDocument> = {}): PolicyDocument => ({
  id: 'policy',
  name: 'Payroll',
  decision: 'allow',
  include,
  require: [],
  exclude: [],
  app_count: 1,
  updated_at: '2026-11-01T12:00:00Z',
  ...rest,
})

export const groupOf = (id: string, include: unknown[], rest: Partial<GroupDocument> = {}): GroupDocument => ({
  id,
  name: `Group ${id}`,
  include,
  require: [],
  exclude: [],
  updated_at: '2026-11-01T12:00:00Z',
  ...rest,
})

/** An application that holds these policies by name, in this order. */
export const appOf = (policies: readonly PolicyDocument[], rest: Partial<AppFacts> = {}): AppFacts => ({
  id: 'app',
  name: 'Payroll app',
  type: 'self_hosted',
  domain: 'payroll.example.com',
  policies: policies.map(({ id, name }, nth) => ({ id, name, precedence: nth + 1, reusable: true })),
  ...rest,
})

/** One policy, guarding one application. */
export function policyExample(
  include: unknown[],
  rest: Partial<PolicyDocument> = {},
  facts: Partial<AccountFacts> = {},
  app: Partial<AppFacts> = {},
): Example {
  const policy = policyOf(include, rest)
  return { account: accountOf({ policies: [policy], apps: [appOf([policy], app)], ...facts }) }
}

/** One application with several policies, named in turn. */
export function appExample(
  policies: readonly PolicyDocument[],
  app: Partial<AppFacts> = {},
  facts: Partial<AccountFacts> = {},
): Example {
  const named = policies.map((policy, nth) => ({ ...policy, id: `policy-${nth}`, name: `Policy ${nth}` }))
  return { account: accountOf({ policies: named, apps: [appOf(named, app)], ...facts }) }
}

/** One rule group, which a policy uses. */
export const groupExample = (
  include: unknown[],
  rest: Partial<GroupDocument> = {},
  facts: Partial<AccountFacts> = {},
): Example =>
  policyExample([inGroup('g')], {}, { ...facts, groups: [groupOf('g', include, rest), ...(facts.groups ?? [])] })

export const SENSITIVE: ReadonlySet<string> = new Set(['app'])
export const certificateRule = { certificate: {} }

/** People of the company who logged in. */
export const peopleCalled = (...names: string[]): Population => ({
  people: names.map((name) => {
    const email = `${name}@example.com`
    return { email, sources: [{ from: 'access', at: '2026-11-20T12:00:00Z' }], request: { email } }
  }),
  unread: [],
})
