import { useQueries } from '@tanstack/react-query'
import type { Use } from '#core/account-data'
import { MOST_CHANGES, type DocumentChange } from '#core/change-set'
import { detached, type Detached } from '#core/detach'
import { differences, type Difference } from '#core/diff'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import { useAccountId, useAccountNames } from '../../../api/account'
import type { ApiError } from '../../../api/api-error'
import { groupResource } from '../../../api/groups'
import { policyResource } from '../../../api/policies'
import { ownLock } from '../own-lock'

/** One of the things that use a group, and what becomes of it without the group. */
export interface DetachedUse extends Detached {
  use: Use
  kind: DocumentKind
  etag: string
  before: AccessDocument
  changes: Difference[]
}

/** How a group can be taken out of everything that uses it. */
export type DetachPlan =
  | { state: 'reading' }
  | { state: 'unreadable'; error: ApiError }
  /** Somebody has to change something first; `why` says what. */
  | { state: 'blocked'; why: string[] }
  | { state: 'ready'; uses: DetachedUse[]; changes: DocumentChange[] }

/** Reads what uses a group, and says what it would be without it. `uses`: absent or empty = there is nothing to do. */
export function useDetach(group: AccessDocument, etag: string, uses: readonly Use[]): DetachPlan {
  const account = useAccountId()
  const { nameOf } = useAccountNames()
  const ours = uses.filter(({ kind, id }) => kind !== 'apps' && id !== group.id)
  const read = useQueries({
    // What is changed must be what is there now, whatever another page read before.
    queries: ours.map(({ kind, id }) =>
      kind === 'groups' ? groupResource.latest(account, id) : policyResource.latest(account, id),
    ),
  })
  const failed = read.find(({ error }) => error)?.error
  if (failed) return { state: 'unreadable', error: failed }

  const reference = { kind: 'groups', id: group.id } as const
  const plans = ours.flatMap((use, index): DetachedUse[] => {
    const { data, isFetching } = read[index] ?? {}
    if (!data || isFetching) return []
    const kind = use.kind === 'groups' ? 'groups' : 'policies'
    const result = detached(kind, data.document, reference)
    const changes = differences(kind, data.document, result.document, nameOf)
    return [{ ...result, use, kind, etag: data.etag, before: data.document, changes }]
  })
  if (plans.length < ours.length) return { state: 'reading' }

  const why = [
    ...uses
      .filter(({ kind }) => kind === 'apps')
      .map(({ name }) => `${name} uses it in a policy of its own, which is changed in Cloudflare’s dashboard.`),
    ...plans.flatMap(({ use, kind, before, problem }) => {
      const lock = ownLock(kind, before, account, nameOf)
      if (lock !== undefined) return [`${use.name}: ${lock}`]
      return problem === undefined ? [] : [`Without this group, ${use.name} could not be saved. ${problem}`]
    }),
    ...(plans.length >= MOST_CHANGES
      ? [`More than ${MOST_CHANGES - 1} things use it. Take it out of some of them first.`]
      : []),
  ]
  if (why.length > 0) return { state: 'blocked', why }
  const touched = plans.filter(({ changes }) => changes.length > 0)
  return {
    state: 'ready',
    uses: touched,
    changes: [
      ...touched.map(({ kind, use: { id }, etag: version, document }): DocumentChange => ({
        action: 'update',
        kind,
        id,
        etag: version,
        document,
      })),
      { action: 'delete', kind: 'groups', id: group.id, etag },
    ],
  }
}
