import type { Document } from '../seed-account'
import { appDocument, links } from './apps'
import { ghosts } from './ghosts'
import { idOf } from './id'
import { ENTRA, OKTA, ONE_TIME_PIN } from './identity-providers'
import { appOnlyPolicy } from './policies'
import {
  certificate,
  country,
  email,
  emailDomain,
  emailList,
  entraGroup,
  everyone,
  group,
  ip,
  loginMethod,
} from './rules'

/** Applications that somebody got wrong, most with policies of the old kind: see `findings.ts`. */
export const appsWithMistakes: Document[] = [
  appDocument('old-intranet', 'Old intranet (2019)', {
    type: 'self_hosted',
    domain: 'intranet.harbour.example',
    tags: ['Old'],
    session_duration: '720h',
    policies: [
      ...links('old-intranet'),
      appOnlyPolicy(2, 'intranet-editors', 'Intranet editors', 'allow', {
        include: [emailDomain('harbour.example')],
        require: [email('bo@harbour.example'), email('catarina@harbour.example')],
      }),
      appOnlyPolicy(2, 'intranet-gates', 'From the yard and the office', 'allow', {
        include: [emailDomain('harbour.example')],
        require: [ip('198.51.100.0/26'), ip('203.0.113.64/27')],
      }),
      appOnlyPolicy(3, 'intranet-archive', 'Archive readers', 'allow', { include: [] }),
      appOnlyPolicy(4, 'intranet-screens', 'Screens in the yards', 'allow', { include: [group('yard-visitors')] }),
    ],
  }),
  appDocument('vendor-portal', 'Vendor portal, Iberia', {
    type: 'self_hosted',
    domain: 'vendors.harbour.example',
    tags: ['Partners'],
    allowed_idps: [ENTRA, ONE_TIME_PIN],
    policies: [
      ...links('vendor-portal-iberia', 'guest-parcels'),
      appOnlyPolicy(3, 'vendors-nordkai', 'Nordkai buyers', 'allow', {
        include: [emailDomain('nordkai.example')],
        require: [loginMethod(OKTA)],
      }),
      appOnlyPolicy(4, 'vendors-approved', 'Approved suppliers', 'allow', {
        include: [emailDomain('suppliers.example')],
        require: [emailList('approved-suppliers')],
      }),
      appOnlyPolicy(5, 'vendors-by-name', 'Vendors by name', 'allow', {
        include: [email('orders@cooperage.example'), email('sales@ropewalk.example')],
        require: [emailDomain('vendors.example')],
      }),
    ],
  }),
  appDocument('berth-plan', 'Public berth plan', {
    type: 'self_hosted',
    domain: 'berths.harbour.example',
    policies: [
      appOnlyPolicy(1, 'berths-open', 'Berth plan for all', 'bypass', { include: [everyone()] }),
      appOnlyPolicy(2, 'berths-pilots', 'Harbour pilots without login', 'bypass', {
        include: [email('pilots@port-agents.example'), emailDomain('pilots.example')],
      }),
    ],
  }),
  appDocument('timesheets', 'Timesheets pilot', {
    type: 'self_hosted',
    domain: 'timesheets.harbour.example',
    policies: [
      appOnlyPolicy(1, 'timesheets-closed', 'Closed for the audit', 'deny', { include: [everyone()] }),
      { id: idOf('policy/timesheets-pilot'), precedence: 2 },
      appOnlyPolicy(3, 'timesheets-travel', 'Travelling drivers', 'allow', {
        include: [entraGroup('operations')],
        require: [country('PT')],
        exclude: [country('PT')],
      }),
    ],
  }),
  appDocument('dispatch', 'Closed dispatch desk', {
    type: 'self_hosted',
    domain: 'dispatch.harbour.example',
    tags: ['Old'],
    policies: links('leavers', 'board-minutes'),
  }),
  appDocument('data-room', 'Merger data room', {
    type: 'self_hosted',
    domain: 'dataroom.harbour.example',
    tags: ['Sensitive'],
    policies: [
      ...links('merger-data-room'),
      appOnlyPolicy(2, 'data-room-lawyers', 'Lawyers of both sides', 'allow', {
        include: [emailDomain('counsel.example')],
        require: [emailDomain('harbour.example'), emailDomain('nordkai.example')],
      }),
      appOnlyPolicy(3, 'data-room-auditors', 'Auditors, with three approvals', 'allow', {
        include: [emailDomain('auditors.example')],
        purpose_justification_required: true,
        purpose_justification_prompt: 'Which folder do you need?',
        approval_required: true,
        approval_groups: [
          { approvals_needed: 3, email_addresses: ['teresa@harbour.example', 'vitor@harbour.example'] },
        ],
      }),
    ],
  }),
  appDocument('crane-console', 'Crane console', {
    type: 'vnc',
    domain: 'cranes.harbour.example',
    policies: [
      ...links('crane-telemetry'),
      appOnlyPolicy(2, 'crane-tablets', 'Crane drivers on tablets', 'allow', {
        include: [entraGroup('operations')],
        require: [{ device_posture: { integration_uid: ghosts.tablets } }],
      }),
    ],
  }),
  appDocument('staging', 'Staging servers', {
    type: 'infrastructure',
    target_criteria: [{ port: 22, protocol: 'SSH', target_attributes: { hostname: ['staging-1'] } }],
    policies: [
      appOnlyPolicy(1, 'staging-closed', 'Contractors stay off staging', 'deny', {
        include: [emailDomain('tidewright.example')],
      }),
      appOnlyPolicy(2, 'staging-laptops', 'Laptops with a certificate', 'allow', {
        include: [entraGroup('engineering')],
        require: [certificate()],
        connection_rules: { ssh: { usernames: ['ubuntu'] } },
      }),
    ],
  }),
]
