import type { Document } from '../seed-account'
import { idOf } from './id'
import { ENTRA, OKTA } from './identity-providers'
import { people, type Person, type Team } from './people'

const ENTRA_GROUPS = {
  staff: 'Harbour staff',
  design: 'Design',
  engineering: 'Engineering',
  it: 'IT and security',
  finance: 'Finance',
  people: 'People',
  operations: 'Operations',
  board: 'Board',
} as const

const OKTA_GROUPS = ['Nordkai Everyone', 'Nordkai Engineering', 'Nordkai Operations'] as const

const entraGroupOfTeam: Partial<Record<Team, keyof typeof ENTRA_GROUPS>> = {
  Design: 'design',
  Engineering: 'engineering',
  IT: 'it',
  Finance: 'finance',
  People: 'people',
  Operations: 'operations',
  Board: 'board',
}

/** What the login method asserts of a person's groups, each as rules name it: Entra by object id, others by name. */
export function assertedGroups({ login, team, email }: Person): string[] {
  if (login === 'entra') {
    const own = entraGroupOfTeam[team]
    return ['staff', ...(own ? [own] : [])].map((slug) => idOf(`entra-group/${slug}`))
  }
  if (login === 'okta') {
    return ['Nordkai Everyone', email.startsWith('jutta') ? 'Nordkai Engineering' : 'Nordkai Operations']
  }
  return login === 'google' ? ['everyone@example.com', 'engineers@example.com'] : []
}

const meta = { created: '2026-06-01T08:00:00Z', lastModified: '2026-11-20T03:00:00Z' }

const scimGroup = (slug: string, displayName: string, externalId: string, identityProvider: string): Document => ({
  id: idOf(`scim-group/${slug}`),
  displayName,
  externalId,
  identity_provider_id: identityProvider,
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  meta,
})

/** The groups that Entra and Okta told Cloudflare of. `externalId` is the directory's own id: what a rule holds. */
export const scimGroups: Document[] = [
  ...Object.entries(ENTRA_GROUPS).map(([slug, name]) =>
    scimGroup(`entra/${slug}`, name, idOf(`entra-group/${slug}`), ENTRA),
  ),
  ...OKTA_GROUPS.map((name) => scimGroup(`okta/${name}`, name, name, OKTA)),
]

/** Everybody in the two directories that speak SCIM, also those who never logged in. */
export const scimUsers: Document[] = people
  .filter(({ login }) => login === 'entra' || login === 'okta')
  .map(({ email, name, login }) => ({
    id: idOf(`scim-user/${email}`),
    userName: email,
    displayName: name,
    externalId: idOf(`directory-user/${email}`),
    active: email !== 'tomasz@harbour.example',
    emails: [{ primary: true, type: 'work', value: email }],
    identity_provider_id: login === 'entra' ? ENTRA : OKTA,
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    meta,
  }))

const authContext = (ac_id: string, display_name: string, description: string): Document => {
  const id = idOf(`auth-context/${ac_id}`)
  return { id, uid: id, ac_id, display_name, description, identity_provider_id: ENTRA }
}

/** Entra's authentication contexts; `ac_id` is what Entra calls each. */
export const authContexts: Document[] = [
  authContext('c1', 'Company device', 'A device that Intune finds compliant'),
  authContext('c2', 'Phishing-resistant login', 'A passkey or security key, just now'),
]
