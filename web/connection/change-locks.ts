import type { PermissionState } from '#core/connection'
import type { DocumentKind } from '#core/document-kind'
import { WHO_GRANTS } from '../errors/refusal'

/** For each kind of document why it cannot be changed, in whole sentences; absent when nothing stands against it. */
export type ChangeLocks = Partial<Record<DocumentKind, string>>

const SET_SO =
  'This Gatehouse is set to read-only. Whoever runs it can change that with the setting GATEHOUSE_READ_ONLY.'

/**
 * A permission of which nothing is known stops nobody: only a write can show whether it is there.
 * @param roleReason why the person's role does not allow changes, in the server's words
 */
export function changeLocks(
  setReadOnly: boolean,
  permissions: readonly PermissionState[],
  roleReason?: string,
): ChangeLocks {
  if (setReadOnly) return { policies: SET_SO, groups: SET_SO }
  if (roleReason !== undefined) return { policies: roleReason, groups: roleReason }
  const lacking = permissions.flatMap(({ changes, held, name }) =>
    changes !== undefined && held === 'lack'
      ? [[changes, `This token may not change ${changes}: it lacks the permission “${name}”. ${WHO_GRANTS}`] as const]
      : [],
  )
  return Object.fromEntries(lacking)
}

/** The headline over pages on which something cannot be changed; `undefined` when all can be. */
export function lockHeadline(locks: ChangeLocks): string | undefined {
  const kinds = Object.keys(locks)
  if (kinds.length === 0) return undefined
  if (locks.policies === SET_SO) return 'You can look, but not change: this Gatehouse is set to read-only.'
  // A permission is of one kind of document, so one reason for both is the person's role.
  if (locks.policies === locks.groups) return 'You can look, but not change: your role here is viewer.'
  return `You can look, but not change: this token may not write ${kinds.join(' or ')}.`
}
