import { type Role, ROLES } from '#core/role'

/** What a verified assertion says of somebody. A service token has a name and no email. */
export interface Identity {
  email?: string | undefined
  serviceToken?: string | undefined
  /** Ids and names of groups, as far as the assertion carries them. */
  groups: readonly string[]
}

/** For each role, who has it: `ada@example.com`, `@example.com`, `token:<name>`, `group:<id or name>`. */
export type Members = Readonly<Record<Role, readonly string[]>>

const ENTRY = /^(?:token:.+|group:.+|[^@\s]*@[^@\s]+\.[^@\s]+)$/

/** Without a colon, so that no email can pass for a token or a group. */
const EMAIL = /^[^@\s:]+@[^@\s:]+$/

/** Whether an entry of the settings can mean anybody at all. */
export const isMember = (entry: string): boolean => ENTRY.test(entry)

/** The highest role somebody has; `undefined` = none, and nobody has one by default. */
export function roleOf(identity: Identity, members: Members): Role | undefined {
  const marks = new Set(marksOf(identity))
  return ROLES.findLast((role) => members[role].some((entry) => marks.has(normal(entry))))
}

/** What stands for an identity in the settings. */
function marksOf({ email, serviceToken, groups }: Identity): string[] {
  const own = groups.map((group) => `group:${group}`)
  if (serviceToken !== undefined) own.push(`token:${serviceToken}`)
  if (email !== undefined && EMAIL.test(email)) {
    const address = email.toLowerCase()
    own.push(address, address.slice(address.lastIndexOf('@')))
  }
  return own
}

/** Emails and domains are the same in any case; names of groups and tokens are taken as they stand. */
const normal = (entry: string) => (/^(token|group):/.test(entry) ? entry : entry.toLowerCase())
