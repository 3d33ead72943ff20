import type { Document } from '../seed-account'
import { appDocument, links } from './apps'
import { hexOf } from './id'
import { ENTRA, GITHUB, GOOGLE, OIDC, OKTA, ONE_TIME_PIN, SAML } from './identity-providers'
import { appOnlyPolicy } from './policies'
import { authMethod, deviceCheck, emailDomain, entraGroup } from './rules'

const STAFF_LOGINS = [ENTRA, OKTA, GOOGLE]

const websites: Document[] = [
  appDocument('wiki', 'Wiki', {
    type: 'self_hosted',
    domain: 'wiki.harbour.example',
    tags: ['Everyday'],
    allowed_idps: STAFF_LOGINS,
    policies: links('leavers', 'staff'),
  }),
  appDocument('admin', 'Admin console', {
    type: 'self_hosted',
    domain: 'admin.harbour.example',
    tags: ['Sensitive'],
    allowed_idps: [ENTRA],
    session_duration: '1h',
    policies: links('break-glass', 'admin-console'),
  }),
  appDocument('payroll', 'Payroll', {
    type: 'self_hosted',
    domain: 'payroll.harbour.example',
    tags: ['Sensitive'],
    allowed_idps: [ENTRA],
    session_duration: '1h',
    policies: links('payroll'),
  }),
  appDocument('gatehouse', 'Gatehouse', {
    type: 'self_hosted',
    domain: 'gatehouse.harbour.example',
    tags: ['Sensitive'],
    allowed_idps: [ENTRA],
    session_duration: '8h',
    policies: links('admin-console'),
  }),
  appDocument('dashboards', 'Dashboards', {
    type: 'self_hosted',
    domain: 'dashboards.harbour.example',
    tags: ['Everyday', 'Machines'],
    destinations: [
      { type: 'public', uri: 'dashboards.harbour.example' },
      { type: 'public', uri: 'metrics.harbour.example' },
      { type: 'private', hostname: 'dashboards.internal.harbour.example', l4_protocol: 'tcp', port_range: '443' },
    ],
    allowed_idps: STAFF_LOGINS,
    policies: links('engineering', 'group-support', 'deploys'),
  }),
  appDocument('design-library', 'Design library', {
    type: 'self_hosted',
    domain: 'design.harbour.example',
    tags: ['Everyday'],
    allowed_idps: [ENTRA, ONE_TIME_PIN],
    policies: links('leavers', 'design', 'contractors'),
  }),
  appDocument('customs-desk', 'Customs desk', {
    type: 'self_hosted',
    domain: 'customs.harbour.example',
    tags: ['Partners'],
    allowed_idps: [ENTRA, OKTA, OIDC, SAML],
    policies: links('customs', 'partner-systems'),
  }),
  appDocument('tracking', 'Parcel tracking, public pages', {
    type: 'self_hosted',
    domain: 'track.harbour.example/public',
    policies: links('public-tracking'),
  }),
]

const services: Document[] = [
  appDocument('expenses', 'Expenses', {
    type: 'saas',
    tags: ['Everyday'],
    allowed_idps: STAFF_LOGINS,
    saas_app: {
      auth_type: 'oidc',
      client_id: hexOf('client/expenses'),
      redirect_uris: ['https://expenses.example/callback'],
      grant_types: ['authorization_code'],
      scopes: ['openid', 'email', 'profile'],
    },
    policies: links('staff', 'finance-archive'),
  }),
  appDocument('launcher', 'App Launcher', {
    type: 'app_launcher',
    domain: 'harbour.cloudflareaccess.example',
    policies: links('staff', 'contractors', 'seasonal-crew'),
  }),
  appDocument('enrolment', 'Device enrolment', {
    type: 'warp',
    domain: 'harbour.cloudflareaccess.example/warp',
    allowed_idps: STAFF_LOGINS,
    policies: links('staff'),
  }),
  appDocument('canteen', 'Canteen menu', { type: 'bookmark', domain: 'canteen.harbour.example' }),
  appDocument('tracking-data', 'Tracking data for assistants', {
    type: 'mcp',
    tags: ['Machines'],
    destinations: [{ type: 'via_mcp_server_portal', mcp_server_id: 'tracking-data' }],
    policies: links('assistants', 'staff'),
  }),
  appDocument('assistants-portal', 'Assistants portal', {
    type: 'mcp_portal',
    domain: 'assistants.harbour.example',
    policies: links('staff'),
  }),
]

const machines: Document[] = [
  appDocument('yard-terminal', 'Yard terminal', {
    type: 'ssh',
    domain: 'yard.harbour.example',
    allowed_idps: [ENTRA, GITHUB],
    policies: links('engineering', 'night-boats'),
  }),
  appDocument('reporting-desktop', 'Reporting desktop', {
    type: 'rdp',
    domain: 'desktop.harbour.example',
    tags: ['Sensitive'],
    target_criteria: [{ port: 3389, protocol: 'RDP', target_attributes: { hostname: ['reporting-1'] } }],
    policies: links('reporting-desktop'),
  }),
  appDocument('production', 'Production servers', {
    type: 'infrastructure',
    target_criteria: [{ port: 22, protocol: 'SSH', target_attributes: { hostname: ['web-1', 'web-2', 'db-1'] } }],
    policies: [
      appOnlyPolicy(1, 'production-ssh', 'Engineers on production', 'allow', {
        include: [entraGroup('engineering'), entraGroup('it')],
        require: [authMethod('mfa'), deviceCheck('gateway'), emailDomain('harbour.example')],
        connection_rules: { ssh: { usernames: ['deploy', 'ubuntu'], allow_email_alias: true } },
        mfa_config: { allowed_authenticators: ['piv_key', 'ssh_fido2_key'], session_duration: '1h' },
      }),
    ],
  }),
]

/** The applications that work as they should. */
export const everydayApps: Document[] = [...websites, ...services, ...machines]
