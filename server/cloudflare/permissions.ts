/**
 * Token permissions as Cloudflare names them, for the message that says which one is missing.
 * https://developers.cloudflare.com/fundamentals/api/reference/permissions/
 */
export const permissions = {
  policiesRead: 'Access: Apps and Policies Read',
  policiesWrite: 'Access: Apps and Policies Write',
  groupsRead: 'Access: Organizations, Identity Providers, and Groups Read',
  groupsWrite: 'Access: Organizations, Identity Providers, and Groups Write',
  serviceTokensRead: 'Access: Service Tokens Read',
  certificatesRead: 'Access: Mutual TLS Certificates Read',
  usersRead: 'Access: Audit Logs Read',
  zeroTrustRead: 'Zero Trust Read',
  zonesRead: 'Zone Read',
  accountsRead: 'Account Settings Read',
} as const
