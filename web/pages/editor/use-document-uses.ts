import { useQuery } from '@tanstack/react-query'
import type { Use } from '#core/account-data'
import type { DocumentKind } from '#core/document-kind'
import { appsUsing } from '#core/used-by'
import { useAccountId, useUseIndex } from '../../api/account'
import { pickers } from '../../api/pickers'
import { useZone } from './use-resource'

/**
 * What uses a policy (applications) or a group (applications, policies and other groups). A new one, without an id, is
 * used by nothing; `undefined` while the answer is not known, as for a group of a zone, whose applications are not read.
 */
export function useDocumentUses(kind: DocumentKind, id: string | undefined): Use[] | undefined {
  const { data: apps } = useQuery(pickers.apps(useAccountId()))
  const index = useUseIndex()
  const zone = useZone()
  if (id === undefined) return []
  if (zone !== undefined) return undefined
  if (kind === 'groups') return index && (index.get(`groups:${id}`) ?? [])
  return apps && appsUsing(id, apps)
}
