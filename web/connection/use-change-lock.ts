import { useQuery } from '@tanstack/react-query'
import type { AccountPermissions } from '#core/connection'
import type { DocumentKind } from '#core/document-kind'
import { useAccountId } from '../api/account'
import { knownPermissionsQuery } from '../api/connection'
import { sessionQuery } from '../api/session'
import { changeLocks, type ChangeLocks } from './change-locks'

const nothingKnown: AccountPermissions['permissions'] = []

/** Why policies and groups of this account cannot be changed from here, as far as it is known. */
export function useChangeLocks(): ChangeLocks {
  const { data: session } = useQuery(sessionQuery())
  const { data } = useQuery(knownPermissionsQuery(useAccountId()))
  return changeLocks(session?.readOnly === true, data?.permissions ?? nothingKnown, session?.readOnlyReason)
}

/** Why no document of this kind can be changed from here; `undefined` as long as nothing stands against it. */
export const useChangeLock = (kind: DocumentKind): string | undefined => useChangeLocks()[kind]
