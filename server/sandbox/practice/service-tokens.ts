import type { Document } from '../seed-account'
import { hexOf, idOf } from './id'

const token = (
  slug: string,
  name: string,
  expires_at: string,
  { enabled = true, last_seen_at }: { enabled?: boolean; last_seen_at?: string } = {},
): Document => ({
  id: idOf(`token/${slug}`),
  name,
  client_id: `${hexOf(`client/${slug}`)}.access`,
  duration: '8760h',
  enabled,
  expires_at,
  ...(last_seen_at === undefined ? {} : { last_seen_at }),
  created_at: '2026-06-15T10:00:00Z',
  updated_at: '2026-06-15T10:00:00Z',
})

/** Machine keys in every state: in use, about to expire, expired, switched off, never used. */
export const serviceTokens: Document[] = [
  token('deploys', 'Deploys (CI)', '2027-06-15T10:00:00Z', { last_seen_at: '2026-11-20T22:41:00Z' }),
  token('backups', 'Nightly backups', '2026-12-05T10:00:00Z', { last_seen_at: '2026-11-21T02:00:04Z' }),
  token('monitoring', 'Monitoring', '2027-05-03T10:00:00Z', { last_seen_at: '2026-11-20T23:59:30Z' }),
  token('crane-lisbon', 'Crane telemetry, Lisbon', '2027-02-01T10:00:00Z'),
  token('crane-santos', 'Crane telemetry, Santos', '2027-02-01T10:00:00Z'),
  token('invoices', 'Invoice export', '2026-05-03T10:00:00Z', { last_seen_at: '2026-05-02T23:00:00Z' }),
  token('old-warehouse', 'Warehouse scanner (old)', '2027-01-10T10:00:00Z', {
    enabled: false,
    last_seen_at: '2026-07-08T16:20:00Z',
  }),
]
