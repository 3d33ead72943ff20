import type { AccessRequest } from '#core/access-request'
import type { Document } from '../seed-account'
import { assertedGroups } from './directory'
import { hexOf, idOf } from './id'
import { ENTRA, GITHUB, GOOGLE, OIDC, OKTA, ONE_TIME_PIN, SAML } from './identity-providers'
import { PARENT_ACCOUNT } from './organization'
import { people, type Login, type Person, type Place } from './people'
import { postureChecks } from './posture'

/** The login method of each kind, as identities and logs name it. */
export const identityProviderOf: Record<Login, { id: string; type: string }> = {
  entra: { id: ENTRA, type: 'azureAD' },
  okta: { id: OKTA, type: 'okta' },
  google: { id: GOOGLE, type: 'google-apps' },
  github: { id: GITHUB, type: 'github' },
  saml: { id: SAML, type: 'saml' },
  oidc: { id: OIDC, type: 'oidc' },
  pin: { id: ONE_TIME_PIN, type: 'onetimepin' },
}

/** The country of each place, and the first three bytes of the address people there come from. */
const whereabouts: Record<Place, { country: string; network: string; first: number }> = {
  lisbon: { country: 'PT', network: '198.51.100', first: 2 },
  porto: { country: 'PT', network: '198.51.100', first: 66 },
  piraeus: { country: 'GR', network: '198.51.100', first: 98 },
  yokohama: { country: 'JP', network: '203.0.113', first: 2 },
  hamburg: { country: 'DE', network: '203.0.113', first: 34 },
  santos: { country: 'BR', network: '203.0.113', first: 66 },
  home: { country: 'PT', network: '192.0.2', first: 100 },
}

const userId = (email: string) => idOf(`user/${email}`)

/** Where a person was seen last. `nth` sets apart the addresses of people in one place. */
export function placeOf({ place }: Person, nth: number): { country: string; ip: string } {
  const { country, network, first } = whereabouts[place]
  return { country, ip: `${network}.${first + (nth % 12)}` }
}

/** What each kind of device answers to the checks; a device of one's own has no client, so nothing is known of it. */
function postureOf({ device }: Person): Record<string, boolean> {
  if (device === 'own') return {}
  const late = new Set(['macos', 'windows', 'crowdstrike'].map((slug) => idOf(`posture/${slug}`)))
  return Object.fromEntries(postureChecks.map(({ id }) => [id, device === 'company' || !late.has(id)]))
}

const failing = (slugs: readonly string[]): Record<string, boolean> =>
  Object.fromEntries(slugs.map((slug) => [idOf(`posture/${slug}`), false]))

function assertedBy(person: Person): NonNullable<AccessRequest['asserted']> {
  const { login, email } = person
  return {
    groups: assertedGroups(person),
    github: login === 'github' ? [{ name: 'harbour-gannet', teams: ['night-boats'] }] : [],
    attributes:
      login === 'saml'
        ? { agency: ['Porto'], role: ['agent'] }
        : login === 'oidc'
          ? { licence: ['EL-2291'], port: ['piraeus'] }
          : {},
    auth_contexts: login === 'entra' ? (email === 'rita@harbour.example' ? ['c1', 'c2'] : ['c1']) : [],
    cloudflare_accounts: person.team === 'IT' ? [PARENT_ACCOUNT] : [],
  }
}

function requestOf(person: Person, nth: number): AccessRequest {
  const reportsFactors = person.login === 'entra' || person.login === 'okta' || person.login === 'oidc'
  return {
    email: person.email,
    identity_provider: identityProviderOf[person.login],
    asserted: assertedBy(person),
    auth_methods: reportsFactors ? ['pwd', 'mfa'] : [],
    ...placeOf(person, nth),
    posture: postureOf(person),
    certificate: person.device === 'company' ? { common_name: `laptop-${nth}.devices.harbour.example` } : null,
    service_token: null,
    linked_app: null,
    risk: person.risk ?? 'unscored',
  }
}

/** Everybody Access has heard of. Who never logged in has a seat and no date. */
export const users: Document[] = people.map(({ email, name, device, lastLogin }) => ({
  id: userId(email),
  uid: userId(email),
  email,
  name,
  access_seat: lastLogin !== undefined,
  gateway_seat: device !== 'own',
  seat_uid: hexOf(`seat/${email}`),
  active_device_count: device === 'own' || lastLogin === undefined ? 0 : 1,
  ...(lastLogin === undefined ? {} : { last_successful_login: lastLogin }),
  created_at: '2026-06-01T08:00:00Z',
  updated_at: lastLogin ?? '2026-06-01T08:00:00Z',
}))

/** The last seen identity of everybody who ever logged in. */
export const identities: (Document & { request: AccessRequest })[] = people.flatMap((person, nth) =>
  person.lastLogin === undefined
    ? []
    : [
        {
          id: idOf(`identity/${person.email}`),
          user_id: userId(person.email),
          request: requestOf(person, nth),
          last_login: person.lastLogin,
          ...(person.failsSince && { last_device: { posture: failing(person.failsSince) } }),
        },
      ],
)

export const riskScores: Document[] = people.flatMap(({ email, risk }) =>
  risk === undefined ? [] : [{ id: userId(email), risk }],
)
