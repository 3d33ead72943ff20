import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { rulesOfAnyOf, sameAlternatives } from '#core/any-of'
import { changesOf, groupsIn, keptIn } from '#core/any-of-changes'
import { withDraftWords } from '#core/any-of-words'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument } from '#core/document-kind'
import type { GroupDocument } from '#core/documents'
import type { AnyOf } from '#core/draft'
import type { Fix } from '#core/findings/finding'
import { helpersIn } from '#core/helper-group'
import { useAccountId, useAccountNames } from '../../api/account'
import type { DocumentResource } from '../../api/document-resource'
import { groupResource } from '../../api/groups'
import { useLiveHelpers } from '../../api/live-helpers'
import { policyResource } from '../../api/policies'
import type { HealthRow } from './health-rows'

const resources = { policies: policyResource, groups: groupResource } as Record<'policies' | 'groups', DocumentResource>

const NO_GROUPS: readonly GroupDocument[] = []
const NO_ANY_OFS: ReadonlyMap<string, AnyOf> = new Map()

interface Made {
  before: AccessDocument
  after: Record<string, unknown>
  /** All that publishing it writes, with the helper groups that it needs. */
  changes: readonly DocumentChange[]
}

/** What a fix makes of the document as it is now; `made` is absent while that, or what it joins, is being read. */
export function useFix(fix: Fix | undefined, { kind, id }: NonNullable<HealthRow['fixes']>) {
  const account = useAccountId()
  const { data, error, refetch } = useQuery({ ...resources[kind].one(account, id), staleTime: 0 })
  const accountNames = useAccountNames()
  const anyOfs = fix?.anyOfs ?? NO_ANY_OFS
  const { data: groups = NO_GROUPS } = useQuery({ ...groupResource.list(account), enabled: anyOfs.size > 0 })
  const candidates = useMemo(() => helpersFor(anyOfs, data?.document, groups), [anyOfs, data, groups])
  const helpers = useLiveHelpers(candidates)
  const names = useMemo(() => withDraftWords(accountNames, (one) => anyOfs.get(one)), [accountNames, anyOfs])
  const made = useMemo((): Made | undefined => {
    if (!data || helpers.isPending) return undefined
    const before = data.document
    const after: Record<string, unknown> = fix?.apply(before) ?? { ...before }
    const kept = keptIn(anyOfs, { before, after, candidates }, helpers)
    return {
      before,
      after,
      changes: changesOf({ kind, base: data, document: after, anyOfs: kept }, helpers, accountNames),
    }
  }, [data, fix, kind, anyOfs, candidates, helpers, accountNames])
  return { made, names, error, refetch }
}

/** The helper groups that the document names, and those that hold already what is put together. */
function helpersFor(
  anyOfs: ReadonlyMap<string, AnyOf>,
  document: AccessDocument | undefined,
  groups: readonly GroupDocument[],
): string[] {
  if (anyOfs.size === 0) return []
  const rulesOf = helpersIn(groups)
  const named = new Set(groupsIn(document))
  const wanted = [...anyOfs.values()].map(rulesOfAnyOf)
  return groups.flatMap(({ id }) => {
    const rules = rulesOf(id)
    return rules && (named.has(id) || wanted.some((some) => sameAlternatives(some, rules))) ? [id] : []
  })
}
