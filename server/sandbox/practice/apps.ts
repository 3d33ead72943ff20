import type { Document } from '../seed-account'
import { hexOf, idOf } from './id'
import type { AppPolicy } from './policies'

/** Reusable policies by slug, in the order in which the application asks them. */
export const links = (...slugs: string[]): AppPolicy[] =>
  slugs.map((slug, nth) => ({ id: idOf(`policy/${slug}`), precedence: nth + 1 }))

interface AppContent {
  type: string
  domain?: string
  tags?: string[]
  policies?: AppPolicy[]
  allowed_idps?: string[]
  [field: string]: unknown
}

/** An application. One with a domain is reached there and nowhere else, unless `destinations` say more. */
const LOGIN_SETTINGS = {
  session_duration: '24h',
  tags: [],
  allowed_idps: [],
  app_launcher_visible: true,
  auto_redirect_to_identity: false,
}

export function appDocument(slug: string, name: string, content: AppContent): Document {
  const { type, domain, policies = [], ...fields } = content
  const id = idOf(`app/${slug}`)
  return {
    id,
    uid: id,
    aud: hexOf(`aud/${slug}`, 64),
    name,
    type,
    ...(domain === undefined ? {} : { domain, destinations: [{ type: 'public', uri: domain }] }),
    // Servers have no login page of their own, so an infrastructure application has none of its settings.
    ...(type !== 'infrastructure' && LOGIN_SETTINGS),
    ...fields,
    policies,
    created_at: '2026-06-04T09:00:00Z',
    updated_at: '2026-10-05T09:00:00Z',
  }
}
