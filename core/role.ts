/** What a person may do in Gatehouse, from the least to the most. Each may do what those before it may. */
export const ROLES = ['viewer', 'editor', 'owner'] as const

export type Role = (typeof ROLES)[number]

/** Whether a role is enough where another one is needed. */
export const roleSuffices = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

const MAY: Readonly<Record<Role, string>> = {
  viewer: 'look at everything and change nothing',
  editor: 'change policies and groups',
  owner: 'do everything',
}

/** Why a role is not enough, and who can mend it: whole sentences. */
export const roleReason = (role: Role, needed: Role): string =>
  `Your role in this Gatehouse is ${role}, so you may ${MAY[role]}. This takes the role ${needed}: whoever runs Gatehouse gives it in its settings.`
