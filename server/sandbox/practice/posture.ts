import type { Document } from '../seed-account'
import { idOf } from './id'

const desktop = [{ platform: 'windows' }, { platform: 'mac' }, { platform: 'linux' }]

const check = (
  slug: string,
  name: string,
  type: string,
  input: Record<string, unknown>,
  match: { platform: string }[] = desktop,
): Document => ({
  id: idOf(`posture/${slug}`),
  name,
  type,
  description: '',
  enabled: true,
  schedule: '5m',
  expiration: '1h',
  match,
  input,
})

const CROWDSTRIKE = idOf('posture-integration/crowdstrike')
const INTUNE = idOf('posture-integration/intune')
const INVENTORY = idOf('posture-integration/inventory')

/** The checks that a device can be asked to pass. `posture/tablets` was one, and was deleted: see `ghosts.ts`. */
export const postureChecks: Document[] = [
  check('gateway', 'Traffic goes through our Gateway', 'gateway', {}),
  check('warp', 'Cloudflare client is on', 'warp', {}),
  check('disk', 'Disk is encrypted', 'disk_encryption', { requireAll: true, checkDisks: [] }),
  check('firewall', 'Firewall is on', 'firewall', { enabled: true, operating_system: 'windows' }, [
    { platform: 'windows' },
  ]),
  check('macos', 'macOS 15 or newer', 'os_version', { operating_system: 'mac', operator: '>=', version: '15.0.0' }, [
    { platform: 'mac' },
  ]),
  check(
    'windows',
    'Windows 11 24H2 or newer',
    'os_version',
    { operating_system: 'windows', operator: '>=', version: '10.0.26100' },
    [{ platform: 'windows' }],
  ),
  check('serial', 'Laptop is one of ours', 'serial_number', { id: idOf('list/laptops') }),
  check(
    'domain-joined',
    'Joined to harbour.example',
    'domain_joined',
    { operating_system: 'windows', domain: 'harbour.example' },
    [{ platform: 'windows' }],
  ),
  check('crowdstrike', 'Falcon score 80 or better', 'crowdstrike_s2s', {
    connection_id: CROWDSTRIKE,
    overall: '80',
    operator: '>=',
  }),
  check('intune', 'Intune says compliant', 'intune', { connection_id: INTUNE, compliance_status: 'compliant' }),
  check('inventory', 'In our own inventory', 'custom_s2s', { connection_id: INVENTORY, score: 1, operator: '>=' }),
  check('client-certificate', 'Has our device certificate', 'client_certificate_v2', {
    certificate_id: idOf('certificate/devices'),
    cn: '*.devices.harbour.example',
    check_private_key: true,
    operating_system: 'windows',
  }),
]

export const postureIntegrations: Document[] = [
  {
    id: CROWDSTRIKE,
    name: 'CrowdStrike',
    type: 'crowdstrike_s2s',
    interval: '10m',
    config: { api_url: 'https://api.falcon.example', client_id: 'harbour' },
  },
  { id: INTUNE, name: 'Intune', type: 'intune', interval: '10m', config: { client_id: idOf('intune-client') } },
  {
    id: INVENTORY,
    name: 'Our inventory',
    type: 'custom_s2s',
    interval: '30m',
    config: { api_url: 'https://inventory.harbour.example/posture' },
  },
]
