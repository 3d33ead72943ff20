import type { AccountSettings } from '#core/account-settings'
import { differences } from '#core/diff'
import type { AccessDocument } from '#core/document-kind'
import {
  ana,
  bo,
  country,
  device,
  domain,
  emailList,
  entraGroup,
  eve,
  everyone,
  inGroup,
  login as loginRule,
  machineKey,
  network,
  oktaGroup,
  staff,
} from '#core/findings/example'
import type { Finding } from '#core/findings/finding'
import type { Document, SeedAccount } from './sandbox/seed-account'

/** What a policy or group of a case is changed to, by hand. */
type ByHand = (document: Record<string, unknown>) => Record<string, unknown>

/** One check that stops somebody: an account in which it finds something, and what ends it. */
export interface StopCase {
  documents: SeedAccount['documents']
  settings?: Partial<AccountSettings>
  /** Where it is found. */
  at: Partial<Finding['place']>
  /** A part of what is said. */
  says: string
  /** What somebody types into the policy or group: the check is about an edit, not about what stands. */
  edit?: { kind: 'policies' | 'groups'; id: string; to: ByHand }
  /**
   * How it is mended: `fix` takes the one that is offered, `choose` an option of it by its id. Else a person does what the
   * message says: changes a document, or does it in Cloudflare, where Gatehouse changes nothing.
   */
  mend:
    | 'fix'
    | { choose: string }
    | { kind: 'policies' | 'groups'; id: string; to: ByHand }
    | { atCloudflare: [method: string, path: string, body: unknown] }
}

const id = (n: number) => `000000${String(n).padStart(2, '0')}-0000-4000-8000-000000000000`
const [POLICY, APP, GROUP, OTHER, LIST, TOKEN, GONE, SECOND] = [1, 2, 3, 4, 5, 6, 7, 8].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

const policyWith = (include: unknown[], rest: object = {}): Document => ({
  id: POLICY,
  name: 'Payroll people',
  decision: 'allow',
  include,
  ...rest,
})
const appWith = (policies: string[], rest: object = {}): Document => ({
  id: APP,
  name: 'Payroll',
  type: 'self_hosted',
  domain: 'pay.example.com/app',
  policies: policies.map((one, nth) => ({ id: one, precedence: nth + 1 })),
  ...rest,
})
const identity_providers: Document[] = [
  { id: 'okta', name: 'Okta', type: 'okta' },
  { id: 'entra', name: 'Entra ID', type: 'azureAD' },
  { id: 'pin', name: 'One-time PIN', type: 'onetimepin' },
]

/** One policy that guards one application. */
const policy = (include: unknown[], rest: object = {}, more: SeedAccount['documents'] = {}, app: object = {}) => ({
  policies: [policyWith(include, rest)],
  apps: [appWith([POLICY], app)],
  identity_providers,
  ...more,
})
const groupWith = (include: unknown[], rest: object = {}, groupId = GROUP): Document => ({
  id: groupId,
  name: groupId === GROUP ? 'Payroll team' : 'Night shift',
  include,
  ...rest,
})

const inPolicy = { kind: 'policies', id: POLICY } as const
const inApp = { kind: 'apps', id: APP, policy: POLICY } as const
const included = (index = 0) => ({ ...inPolicy, ruleType: 'include', index }) as const
const required = (index = 0) => ({ ...inPolicy, ruleType: 'require', index }) as const
const becomes = (members: Record<string, unknown>): StopCase['mend'] => ({
  ...inPolicy,
  to: (document) => ({ ...document, ...members }),
})

const emails = (count: number) => Array.from({ length: count }, (_, n) => ({ email: { email: `p${n}@example.com` } }))
const approval = (count: number, ...email_addresses: string[]) => ({
  approval_required: true,
  purpose_justification_required: true,
  approval_groups: [{ approvals_needed: count, email_addresses }],
})
const company = { company_domains: ['example.com'] }

/** A case for each check of the catalogue that stops somebody, by its number. */
export const stopCases: Readonly<Record<string, StopCase>> = {
  'OPEN-01': {
    documents: policy([everyone]),
    settings: { ...company, sensitive_apps: [APP] },
    at: included(),
    says: 'Anyone who can log in by any method gets in.',
    mend: 'fix',
  },
  'OPEN-02': {
    documents: policy([loginRule('pin')]),
    settings: company,
    at: included(),
    says: 'Anyone with any email address can ask for a code',
    mend: 'fix',
  },
  'OPEN-04': {
    documents: policy([everyone], { decision: 'bypass' }, tokens(), { domain: 'pay.example.com' }),
    settings: company,
    at: inApp,
    says: 'The whole application at pay.example.com is public',
    mend: { choose: TOKEN },
  },
  'OPEN-07': {
    documents: policy([staff, network('192.0.0.0/4')]),
    at: included(1),
    says: 'The network 192.0.0.0/4 covers 268 million addresses. Narrow it',
    mend: becomes({ include: [staff, network('192.0.2.0/24')] }),
  },
  'OPEN-12': {
    documents: policy([inGroup(GROUP)], {}, { groups: [groupWith([staff, everyone])] }),
    at: { kind: 'groups', id: GROUP, ruleType: 'include', index: 1 },
    says: 'This group contains anyone at all.',
    mend: 'fix',
  },
  'OPEN-16': {
    documents: policy([domain('com')]),
    settings: { company_domains: ['example.com', 'example.org'] },
    at: included(),
    says: '“com” is not a company domain. Type the full domain',
    mend: { choose: 'example.org' },
  },
  'NEVER-01': {
    documents: policy([staff], { require: [ana, bo] }),
    at: required(1),
    says: 'A person cannot have two email addresses at once',
    mend: 'fix',
  },
  'NEVER-02': {
    documents: policy([staff, domain('b.example')], { require: [staff, domain('b.example')] }),
    at: required(1),
    says: 'Nobody’s email ends in both',
    mend: 'fix',
  },
  'NEVER-03': {
    documents: policy([staff], { require: [country('PT'), country('ES')] }),
    at: required(1),
    says: 'Nobody is in two countries at once',
    mend: 'fix',
  },
  'NEVER-04': {
    documents: policy([staff], { require: [network('192.0.2.0/24'), network('203.0.113.0/24')] }),
    at: required(1),
    says: 'A visitor cannot come from both networks',
    mend: 'fix',
  },
  'NEVER-05': {
    documents: policy([staff], { require: [loginRule('okta'), loginRule('entra')] }),
    at: required(1),
    says: 'A visitor logs in with one method only',
    mend: 'fix',
  },
  'NEVER-06': {
    documents: policy([ana, bo], { exclude: [staff] }),
    at: { ...inPolicy, ruleType: 'exclude', index: 0 },
    says: 'Everyone who is named under “Who gets in” is also excluded',
    mend: 'fix',
  },
  'NEVER-07': {
    documents: policy([staff], { require: [country('PT')], exclude: [country('PT')] }),
    at: { ...inPolicy, ruleType: 'exclude', index: 0 },
    says: 'The same thing is both required and forbidden',
    mend: 'fix',
  },
  'NEVER-08': {
    documents: policy([ana, bo], { require: [domain('b.example')] }),
    at: required(),
    says: 'None of those under “Who gets in” can meet the condition',
    mend: becomes({ require: [staff] }),
  },
  'NEVER-09': {
    documents: policy(
      [staff],
      { require: [inGroup(OTHER)] },
      { groups: [groupWith([ana], { require: [country('PT'), country('ES')] }, OTHER)] },
    ),
    at: required(),
    says: 'The required group Night shift cannot match anyone',
    mend: { kind: 'groups', id: OTHER, to: (document) => ({ ...document, require: [country('PT')] }) },
  },
  'NEVER-10': {
    documents: policy([], {}, { groups: [groupWith([ana])] }),
    settings: company,
    at: { ...inPolicy, ruleType: 'include' },
    says: 'There is nobody under “Who gets in”',
    mend: { choose: GROUP },
  },
  'NEVER-11': {
    documents: policy([staff], { require: [loginRule('okta')] }, {}, { allowed_idps: ['entra'] }),
    at: inApp,
    says: '“Payroll people” needs Okta, which Payroll does not offer',
    mend: 'fix',
  },
  'NEVER-12': {
    documents: policy([staff], { require: [oktaGroup('a'), entraGroup('b')] }),
    at: required(1),
    says: 'Groups and claims come from one login method',
    mend: 'fix',
  },
  'NEVER-13': {
    documents: policy([entraGroup('finance')], { require: [loginRule('pin')] }),
    at: required(),
    says: 'Groups are unknown when people log in by email code',
    mend: 'fix',
  },
  'NEVER-14': {
    documents: policy([machineKey(TOKEN)], { decision: 'non_identity', require: [staff] }, tokens()),
    at: required(),
    says: 'Machines do not log in, so this never matches here.',
    mend: 'fix',
  },
  'NEVER-17': {
    documents: policy(
      [everyone],
      { decision: 'non_identity', require: [machineKey(TOKEN), machineKey(SECOND)] },
      tokens(),
    ),
    at: required(1),
    says: 'Two machine keys cannot be shown at once',
    mend: 'fix',
  },
  'NEVER-18': {
    documents: policy([staff], { require: [country('UK')] }),
    at: required(),
    says: 'UK',
    mend: 'fix',
  },
  'ACT-01': {
    documents: policy([staff, machineKey(TOKEN)], {}, tokens()),
    at: included(1),
    says: 'Machines only',
    mend: 'fix',
  },
  'ACT-02': {
    documents: policy([staff, { linked_app_token: { app_uid: APP } }]),
    at: included(1),
    says: 'Machines only',
    mend: 'fix',
  },
  'ACT-03': {
    documents: policy([staff], { decision: 'bypass' }),
    at: included(),
    says: 'Nobody is asked to log in here, so we cannot know who they are.',
    mend: 'fix',
  },
  'ACT-05': {
    documents: policy([staff], { decision: 'deny' }, {}, { type: 'infrastructure' }),
    at: inApp,
    says: 'infrastructure applications take “Let in” only',
    mend: becomes({ decision: 'allow' }),
  },
  'ACT-06': {
    documents: policy([staff], { require: [{ certificate: {} }] }, {}, { type: 'infrastructure' }),
    at: { ...inApp, ruleType: 'require', index: 0 },
    says: 'Infrastructure applications cannot check',
    mend: becomes({ require: [] }),
  },
  'ACT-08': {
    documents: {
      policies: [policyWith([everyone], { decision: 'deny', name: 'Wall' }), { ...policyWith([staff]), id: OTHER }],
      apps: [appWith([POLICY, OTHER])],
    },
    at: inApp,
    says: '“Wall” keeps out everyone, so the policy below it is never asked. Move it to the end, or remove it.',
    mend: { atCloudflare: ['PUT', `/access/apps/${APP}`, appWith([OTHER, POLICY])] },
  },
  'ACT-11': {
    documents: policy([eve], { decision: 'deny' }),
    at: { kind: 'apps', id: APP },
    says: 'This application has only policies that keep people out',
    mend: becomes({ decision: 'allow', include: [staff] }),
  },
  'ACT-14': {
    documents: {
      policies: [policyWith([ana]), { ...policyWith([bo], { name: 'Others' }), id: OTHER }],
      apps: [
        appWith([], {
          policies: [
            { id: POLICY, precedence: 1 },
            { id: OTHER, precedence: 1 },
          ],
        }),
      ],
    },
    at: { kind: 'apps', id: APP, policy: OTHER },
    says: 'share place 1 in the order',
    mend: { atCloudflare: ['PUT', `/access/apps/${APP}`, appWith([POLICY, OTHER])] },
  },
  'LOCK-01': {
    documents: policy([ana, bo]),
    edit: { kind: 'policies', id: POLICY, to: (document) => ({ ...document, include: [bo] }) },
    at: inPolicy,
    says: 'You would lose Payroll. Leave yourself in',
    mend: becomes({ include: [ana] }),
  },
  'LOCK-02': {
    documents: policy([ana, bo]),
    settings: { break_glass: ['bo@example.com'] },
    edit: { kind: 'policies', id: POLICY, to: (document) => ({ ...document, include: [ana] }) },
    at: inPolicy,
    says: 'bo@example.com is kept for emergencies and would lose Payroll. Leave this person in.',
    mend: becomes({ include: [ana, bo, eve] }),
  },
  'LOCK-03': {
    documents: policy([ana]),
    edit: { kind: 'policies', id: POLICY, to: (document) => ({ ...document, decision: 'deny' }) },
    at: { ...inPolicy, field: 'decision' },
    says: 'is the last policy that lets anybody in at Payroll',
    mend: becomes({ name: 'Payroll, kept' }),
  },
  'LOCK-04': {
    documents: policy([ana, bo, eve]),
    settings: { limits: { people: 1 } },
    edit: { kind: 'policies', id: POLICY, to: (document) => ({ ...document, include: [ana] }) },
    at: inPolicy,
    says: 'Your limit is 1. Make a smaller change',
    mend: becomes({ include: [ana, bo] }),
  },
  'REF-01': {
    documents: policy([staff, inGroup(GONE)]),
    at: included(1),
    says: 'This group no longer exists.',
    mend: 'fix',
  },
  'REF-02': {
    documents: policy([inGroup(GROUP)], {}, { groups: [groupWith([ana, inGroup(GROUP)])] }),
    at: { kind: 'groups', id: GROUP, ruleType: 'include', index: 1 },
    says: 'This group contains itself. What Cloudflare makes of that is not documented',
    mend: 'fix',
  },
  'REF-03': {
    documents: policy([machineKey(TOKEN), machineKey(GONE)], { decision: 'non_identity' }, tokens()),
    at: included(1),
    says: 'This machine key no longer exists',
    mend: 'fix',
  },
  'REF-04': {
    documents: policy([staff], { require: [loginRule('gone')] }),
    at: required(),
    says: 'This login method no longer exists.',
    mend: { choose: 'okta' },
  },
  'REF-06': {
    documents: policy(
      [staff],
      { require: [emailList(LIST)] },
      { lists: [{ id: LIST, name: 'Suppliers', type: 'EMAIL' }] },
    ),
    at: required(),
    says: 'The list Suppliers is empty, so nobody meets this. Fill it.',
    mend: { atCloudflare: ['PATCH', `/gateway/lists/${LIST}`, { append: [{ value: 'ana@example.com' }] }] },
  },
  'REF-08': {
    documents: policy(
      [staff],
      { require: [device(GONE)] },
      { posture_checks: [{ id: SECOND, name: 'Disk is encrypted', type: 'disk_encryption' }] },
    ),
    at: required(),
    says: 'This device check no longer exists.',
    mend: 'fix',
  },
  'REF-10': {
    documents: policy(emails(1001)),
    at: { ...inPolicy, ruleType: 'include' },
    says: 'There are 1,001 rules here.',
    mend: becomes({ include: [staff] }),
  },
  'APPR-01': {
    documents: policy([staff], approval(1)),
    at: { ...inPolicy, field: 'approval_groups' },
    says: 'Approval is on, but nobody can approve',
    mend: 'fix',
  },
  'APPR-02': {
    documents: policy([staff], approval(3, 'ana@example.com', 'bo@example.com')),
    at: { ...inPolicy, field: 'approval_groups', index: 0 },
    says: '3 approvals are needed, and 2 people can give them.',
    mend: 'fix',
  },
}

function tokens(): SeedAccount['documents'] {
  return {
    service_tokens: [TOKEN, SECOND].map((token) => ({
      id: token,
      name: `Key ${token}`,
      client_id: `${token}.access`,
      expires_at: '2030-01-01T00:00:00Z',
    })),
  }
}

/** Whether two versions say the same to Cloudflare. */
export const isSame = (kind: 'policies' | 'groups', before: AccessDocument, after: object) =>
  differences(kind, before, after).length === 0
