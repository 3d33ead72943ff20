import { useQuery } from '@tanstack/react-query'
import type { Use } from '#core/account-data'
import type { DocumentKind } from '#core/document-kind'
import { appsUsing } from '#core/used-by'
import { useAccountId, useUseIndex } from '../../api/account'
import { pickers } from '../../api/pickers'

/**
 * What uses a policy (applications) or a group (applications, policies and other groups). A new one, without an id, is
 * used by nothing; `undefined` while the answer is not known.
 */
export function useDocumentUses(kind: DocumentKind, id: string | undefined): Use[] | undefined {
  const { data: apps } = useQuery(pickers.apps(useAccountId()))
  const index = useUseIndex()
  if (id === undefined) return []
  if (kind === 'groups') return index && (index.get(`groups:${id}`) ?? [])
  return apps && appsUsing(id, apps)
}
