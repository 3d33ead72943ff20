import { permissions } from './permissions'

/** A list that is only read. `perPage`: the most that Cloudflare grants; absent = it comes in one piece. */
export interface Listing {
  path: readonly string[]
  subject: string
  permission: string
  perPage?: number
  /** The smallest page that Cloudflare grants; absent = one row. */
  fewest?: number
  query?: Readonly<Record<string, string>>
  /** What only makes suggestions need not be complete: nobody's budget is spent on it. Absent = all pages. */
  mostPages?: number
  /** It seldom changes, or takes many calls: it need not be read anew so often. */
  seldom?: true
}

/** The lists below an account that pickers read: https://developers.cloudflare.com/api/resources/zero_trust/ */
export const listings = {
  apps: {
    path: ['access', 'apps'],
    subject: 'the list of applications',
    permission: permissions.policiesRead,
    perPage: 1000,
  },
  identityProviders: {
    path: ['access', 'identity_providers'],
    subject: 'the list of login methods',
    permission: permissions.groupsRead,
    perPage: 1000,
  },
  serviceTokens: {
    path: ['access', 'service_tokens'],
    subject: 'the list of machine keys',
    permission: permissions.serviceTokensRead,
    perPage: 1000,
  },
  certificates: {
    path: ['access', 'certificates'],
    subject: 'the list of certificates',
    permission: permissions.certificatesRead,
    perPage: 1000,
  },
  users: {
    path: ['access', 'users'],
    subject: 'the list of people',
    permission: permissions.usersRead,
    perPage: 1000,
    mostPages: 5,
    seldom: true,
  },
  lists: {
    path: ['gateway', 'lists'],
    subject: 'the lists of emails and addresses',
    permission: permissions.zeroTrustRead,
  },
  postureChecks: {
    path: ['devices', 'posture'],
    subject: 'the list of device checks',
    permission: permissions.zeroTrustRead,
  },
} as const satisfies Record<string, Listing>

export const listItems = (list: string): Listing => ({
  path: ['gateway', 'lists', list, 'items'],
  subject: 'the entries of the list',
  permission: permissions.zeroTrustRead,
  perPage: 1000,
  seldom: true,
})

/** The one Zero Trust organisation of an account, with the settings that hold everywhere in it. */
export const organization = {
  path: ['access', 'organizations'],
  subject: 'the settings of the organisation',
  permission: permissions.groupsRead,
} as const

/** What a company's directory told Cloudflare over SCIM. Cloudflare grants 100 rows a page. */
export const directory = (identityProvider: string, what: 'groups' | 'users'): Listing => ({
  path: ['access', 'identity_providers', identityProvider, 'scim', what],
  subject: `the ${what === 'users' ? 'people' : 'groups'} of the directory`,
  permission: permissions.groupsRead,
  perPage: 100,
  mostPages: 10,
  seldom: true,
})

/** As many people who logged in are read; when so many came, there may be more. */
export const MOST_USERS = listings.users.perPage * listings.users.mostPages

/** A directory of which so many rows came may have more of them. */
export const MOST_OF_A_DIRECTORY = 1000

/** The two lists that are not below an account. Cloudflare grants 50 rows a page. */
export const accountsListing: Listing = {
  path: ['accounts'],
  subject: 'the list of accounts',
  permission: permissions.accountsRead,
  perPage: 50,
}

export const zonesListing = (account: string): Listing => ({
  path: ['zones'],
  subject: 'the list of domains',
  permission: permissions.zonesRead,
  perPage: 50,
  fewest: 5,
  query: { 'account.id': account },
})

/** A page of the account's audit log, the newest first: what happened between these times. */
export const auditLogOf = (since: Date, before: Date): Listing => ({
  path: ['audit_logs'],
  subject: 'the audit log',
  permission: permissions.accountsRead,
  query: { since: since.toISOString(), before: before.toISOString(), direction: 'desc', per_page: '100' },
})
