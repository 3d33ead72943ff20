import type { PermissionState } from '#core/connection'

/**
 * Token permissions as Cloudflare names them, for the message that says which one is missing.
 * https://developers.cloudflare.com/fundamentals/api/reference/permissions/
 */
export const permissions = {
  policiesRead: 'Access: Apps and Policies Read',
  policiesWrite: 'Access: Apps and Policies Write',
  groupsRead: 'Access: Organizations, Identity Providers, and Groups Read',
  groupsWrite: 'Access: Organizations, Identity Providers, and Groups Write',
  policyTestRead: 'Access: Policy Test Read',
  policyTestWrite: 'Access: Policy Test Write',
  serviceTokensRead: 'Access: Service Tokens Read',
  certificatesRead: 'Access: Mutual TLS Certificates Read',
  usersRead: 'Access: Audit Logs Read',
  zeroTrustRead: 'Zero Trust Read',
  zonesRead: 'Zone Read',
  accountsRead: 'Account Settings Read',
  userRead: 'User Details Read',
} as const

interface NeededPermission extends Omit<PermissionState, 'held'> {
  /** The permission to read that this one to write includes. */
  includes?: string
}

/** The permissions that pages need, in the order of their weight. */
export const neededPermissions: readonly NeededPermission[] = [
  {
    name: permissions.policiesRead,
    why: 'Shows the policies, and the applications that use them.',
    without: 'Groups can be seen; policies and applications cannot.',
  },
  {
    name: permissions.policiesWrite,
    why: 'Creates, changes and deletes policies.',
    without: 'Policies can be looked at, but not changed.',
    changes: 'policies',
    includes: permissions.policiesRead,
  },
  {
    name: permissions.groupsRead,
    why: 'Shows the groups, and names the login methods that rules speak of.',
    without: 'Policies can be seen; their groups and login methods have no names.',
  },
  {
    name: permissions.groupsWrite,
    why: 'Creates, changes and deletes groups.',
    without: 'Groups can be looked at, but not changed.',
    changes: 'groups',
    includes: permissions.groupsRead,
  },
  {
    name: permissions.zeroTrustRead,
    why: 'Names the lists of emails and addresses, and the device checks.',
    without: 'Rules with them work and are kept, but have no names, and none can be chosen.',
  },
  {
    name: permissions.usersRead,
    why: 'Knows the people who logged in, on whom a change is tried before it is published, and suggests them.',
    without: 'A change is tried only on people whom rules or directories name. Email addresses are typed in full.',
  },
  {
    name: permissions.serviceTokensRead,
    why: 'Names the machine keys, and says which of them expire.',
    without: 'Rules with machine keys work and are kept, but have no names, and none can be chosen.',
  },
  {
    name: permissions.policyTestWrite,
    why: 'Has Cloudflare itself test a draft, beside what Gatehouse makes of it.',
    without: 'Whom a draft touches is told by Gatehouse alone.',
  },
  {
    name: permissions.certificatesRead,
    why: 'Names those whose client certificates the account takes.',
    without: 'Rules with certificates work and are kept, but who issues them is not told.',
  },
  {
    name: permissions.accountsRead,
    why: 'Tells who changed something past Gatehouse, from the audit log of the account.',
    without: 'What was changed elsewhere is shown, but not who changed it.',
  },
  {
    name: permissions.zonesRead,
    why: 'Names the domains of the account, and finds groups that belong to one domain.',
    without: 'Groups that belong to one domain are not shown.',
  },
]
