import { externalEvaluation } from '../selectors/external-evaluation'
import type { Check, Example } from './check'
import {
  ana,
  country,
  device,
  domain,
  everyone,
  groupExample,
  groupOf,
  inGroup,
  login,
  machineKey,
  mfa,
  network,
  policyExample,
  staff,
} from './example'
import type { Severity } from './finding'

/** A check that the selectors make themselves, rule by rule. */
const byRule = (
  id: string,
  severity: Severity,
  title: string,
  finds: readonly Example[],
  spares: readonly Example[],
): Check => ({
  id,
  severity,
  title,
  examples: { finds, spares },
})

const anyKey = { any_valid_service_token: {} }
const linked = { linked_app_token: { app_uid: 'app' } }
const risk = (...levels: string[]) => ({ user_risk_score: { user_risk_score: levels } })
const ownCheck = (url: string) => ({
  [externalEvaluation.key]: { evaluate_url: url, keys_url: 'https://check.example.com/keys' },
})
const github = (rest: object) => ({ 'github-organization': { name: 'acme', identity_provider_id: 'github', ...rest } })
const member = (account_id: string) => ({ cloudflare_account_member: { account_id } })
const machines = { decision: 'non_identity' } as const
const publicSite = { decision: 'bypass' } as const
const posture_checks = [
  { id: 'warp', name: 'Client', type: 'warp' },
  { id: 'gateway', name: 'Gateway', type: 'gateway' },
]
const groups = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ id: `${nth}`, name: `Group ${nth}`, identity_provider_id: 'okta' }))
const engineers = { okta: { name: 'Group 1', identity_provider_id: 'okta' } }

const keys = [
  { id: 'a', name: 'Robot' },
  { id: 'b', name: 'Nightly export' },
  { id: 'c', name: 'Old', trouble: 'This key is switched off, so nothing gets in with it.' },
]
const known = (...emails: string[]) => ({
  people: emails.map((email) => ({ email, sources: [{ from: 'access' as const }], request: { email } })),
  unread: [],
})

export const ruleChecks: readonly Check[] = [
  byRule(
    'OPEN-05',
    'risk',
    'A public mail service',
    [
      policyExample([domain('gmail.com')]),
      policyExample([domain('mail.example')], {}, { public_mail: ['mail.example'] }),
      policyExample(
        [domain('gmail.com')],
        {},
        { population: known('bo@gmail.com', 'eve@gmail.com', 'ana@example.com') },
      ),
    ],
    [policyExample([staff]), policyExample([domain('gmail.com')], { decision: 'deny' })],
  ),
  byRule(
    'OPEN-07',
    'stop',
    'A very wide network',
    [policyExample([network('192.0.0.0/4')]), groupExample([network('2001:db8::/30')])],
    [policyExample([network('203.0.113.0/24')]), policyExample([staff], { exclude: [network('192.0.0.0/4')] })],
  ),
  byRule(
    'OPEN-09',
    'risk',
    'Any device with the Cloudflare client',
    [policyExample([device('warp')], {}, { posture_checks })],
    [
      policyExample([device('gateway')], {}, { posture_checks }),
      policyExample([staff], { require: [device('warp')] }, { posture_checks }),
    ],
  ),
  byRule(
    'OPEN-10',
    'risk',
    'Any machine key of the account',
    [
      policyExample([anyKey], machines),
      policyExample([anyKey], machines, { service_tokens: [{ id: 'a', name: 'Robot' }] }),
      policyExample([anyKey], machines, { service_tokens: keys }),
    ],
    [policyExample([machineKey('a')], machines)],
  ),
  byRule(
    'OPEN-11',
    'doubt',
    'Any certificate of the authority',
    [policyExample([{ certificate: {} }], machines), policyExample([{ certificate: {} }])],
    [policyExample([{ common_name: { common_name: 'edi' } }], { ...machines, require: [{ certificate: {} }] })],
  ),
  byRule(
    'OPEN-13',
    'doubt',
    'A whole GitHub organization',
    [policyExample([github({})])],
    [policyExample([github({ team: 'platform' })])],
  ),
  byRule(
    'OPEN-14',
    'risk',
    'Members of another Cloudflare account',
    [policyExample([member('1'.repeat(32))])],
    [policyExample([member('0'.repeat(32))]), policyExample([{ cloudflare_account_member: {} }])],
  ),
  byRule('OPEN-16', 'stop', 'A domain that is none', [policyExample([domain('com')])], [policyExample([staff])]),
  byRule(
    'OPEN-18',
    'risk',
    'A domain almost like the company’s',
    [policyExample([domain('exemple.com')]), policyExample([{ email: { email: 'ana@exampl.com' } }])],
    [policyExample([staff, domain('partner.example')])],
  ),
  byRule(
    'NEVER-14',
    'stop',
    'A machine is asked who it is',
    [
      policyExample([machineKey('a')], { ...machines, require: [staff] }),
      policyExample([inGroup('g')], machines, { groups: [groupOf('g', [ana])] }),
    ],
    [policyExample([machineKey('a')], machines)],
  ),
  byRule(
    'NEVER-15',
    'risk',
    'A login method that does not report how people log in',
    [
      policyExample([login('google')], { require: [mfa] }),
      policyExample([login('google')], { require: [mfa, staff] }, { organization: { mfa_config: {} } }),
    ],
    [policyExample([login('okta')], { require: [mfa] }), policyExample([staff], { require: [mfa] })],
  ),
  byRule(
    'NEVER-16',
    'doubt',
    'A private address',
    [policyExample([staff], { require: [network('192.168.0.0/24')] })],
    [policyExample([staff], { require: [network('203.0.113.0/24')] })],
  ),
  byRule(
    'NEVER-18',
    'stop',
    'A country code that is none',
    [policyExample([staff], { require: [country('UK')] })],
    [policyExample([staff], { require: [country('GB')] })],
  ),
  byRule(
    'ACT-01',
    'stop',
    'A machine key where people log in',
    [
      policyExample([machineKey('a')]),
      policyExample([inGroup('g')], {}, { groups: [groupOf('g', [machineKey('a')])] }),
    ],
    [policyExample([machineKey('a')], machines)],
  ),
  byRule(
    'ACT-02',
    'stop',
    'An application’s token where people log in',
    [policyExample([linked])],
    [policyExample([linked], machines)],
  ),
  byRule(
    'ACT-03',
    'stop',
    'No login, but somebody is asked for',
    [policyExample([staff], publicSite)],
    [policyExample([everyone], publicSite), policyExample([staff])],
  ),
  byRule(
    'ACT-04',
    'doubt',
    'No login, but a device check',
    [policyExample([device('disk')], publicSite)],
    [policyExample([staff], { require: [device('disk')] })],
  ),
  byRule(
    'REF-07',
    'doubt',
    'More Okta groups than a login reports',
    [policyExample([engineers], {}, { directory_groups: groups(101) })],
    [policyExample([engineers], {}, { directory_groups: groups(100) })],
  ),
  byRule(
    'REF-09',
    'doubt',
    'A check of your own that is not safe',
    [policyExample([staff], { require: [ownCheck('http://check.example.com')] })],
    [policyExample([staff], { require: [ownCheck('https://check.example.com')] })],
  ),
  byRule(
    'RED-12',
    'tidy',
    'Capital letters or spaces in an email',
    [policyExample([{ email: { email: 'Ana@example.com' } }])],
    [policyExample([ana])],
  ),
  byRule(
    'RISK-01',
    'doubt',
    'Risk levels that can be read in two ways',
    [policyExample([staff], { require: [risk('medium')] })],
    [
      policyExample([staff], { require: [risk('low', 'medium')] }),
      policyExample([staff], { require: [risk('low', 'unscored')] }),
    ],
  ),
]
