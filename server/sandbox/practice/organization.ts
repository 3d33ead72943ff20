import type { Document } from '../seed-account'
import { hexOf, idOf } from './id'

/** The parent company's Cloudflare account, which shares a policy with us and whose members one rule names. */
export const PARENT_ACCOUNT = hexOf('account/harbour-gannet-holding')

export const organizations: Document[] = [
  {
    id: idOf('organization'),
    name: 'Harbour & Gannet',
    auth_domain: 'harbour.cloudflareaccess.example',
    session_duration: '24h',
    user_seat_expiration_inactive_time: '730h',
    is_ui_read_only: false,
    mfa_config: { allowed_authenticators: ['totp', 'biometrics', 'security_key'], session_duration: '24h' },
    mfa_required_for_all_apps: false,
    deny_unmatched_requests: false,
    trusted_accounts: [PARENT_ACCOUNT],
    login_design: {
      header_text: 'Harbour & Gannet',
      footer_text: 'Trouble? Ask IT: 4040',
      background_color: '#0b3954',
    },
    created_at: '2026-06-01T08:00:00Z',
    updated_at: '2026-09-15T08:00:00Z',
  },
]

export const certificates: Document[] = [
  {
    id: idOf('certificate/devices'),
    name: 'Company devices',
    fingerprint: 'MD5 Fingerprint=1E:80:0F:7A:FD:31:55:96:DE:D5:CB:E2:F0:91:F6:91',
    associated_hostnames: ['admin.harbour.example', 'payroll.harbour.example'],
    expires_on: '2028-06-01T00:00:00Z',
    created_at: '2026-06-01T08:00:00Z',
    updated_at: '2026-06-01T08:00:00Z',
  },
  {
    id: idOf('certificate/partners'),
    name: 'Partner systems',
    fingerprint: 'MD5 Fingerprint=6A:02:91:CC:10:4B:77:E9:08:3D:5F:A2:B6:14:C9:20',
    associated_hostnames: ['edi.harbour.example'],
    expires_on: '2026-12-31T00:00:00Z',
    created_at: '2026-06-20T08:00:00Z',
    updated_at: '2026-06-20T08:00:00Z',
  },
]

/** Cloudflare names a tag by its name alone, so that is its id too. */
export const tags: Document[] = ['Everyday', 'Sensitive', 'Partners', 'Machines', 'Old'].map((name) => ({
  id: name,
  name,
  created_at: '2026-06-01T08:00:00Z',
  updated_at: '2026-06-01T08:00:00Z',
}))

const HARBOUR_ZONE = hexOf('zone/harbour.example')

export const zones: Document[] = ['harbour.example', 'nordkai.example'].map((name) => ({
  id: hexOf(`zone/${name}`),
  name,
  status: 'active',
  type: 'full',
  paused: false,
  created_on: '2026-06-01T08:00:00Z',
  modified_on: '2026-08-01T08:00:00Z',
  name_servers: ['ada.ns.example', 'bob.ns.example'],
}))

/** A group from the days when groups belonged to a zone. */
export const zoneGroups: Document[] = [
  {
    id: idOf('zone-group/web-team'),
    zone_id: HARBOUR_ZONE,
    name: 'Web team (zone)',
    include: [{ email: { email: 'bruno@harbour.example' } }, { email: { email: 'lea@harbour.example' } }],
    require: [],
    exclude: [],
    created_at: '2026-06-03T08:00:00Z',
    updated_at: '2026-06-03T08:00:00Z',
  },
]
