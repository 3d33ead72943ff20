import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { rulesOfAnyOf, sameAlternatives } from '#core/any-of'
import { changesOf, groupsIn, keptIn } from '#core/any-of-changes'
import { withDraftWords } from '#core/any-of-words'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument } from '#core/document-kind'
import type { GroupDocument } from '#core/documents'
import type { AnyOf } from '#core/draft'
import type { DocumentAt, Fix, NewGroup } from '#core/findings/finding'
import { helpersIn } from '#core/helper-group'
import { useAccountId, useAccountNames } from '../../api/account'
import { groupResource } from '../../api/groups'
import { useLiveHelpers } from '../../api/live-helpers'
import { resources } from './resources'

const NO_GROUPS: readonly GroupDocument[] = []
const NO_ANY_OFS: ReadonlyMap<string, AnyOf> = new Map()
const NO_NEW: ReadonlyMap<string, NewGroup> = new Map()

interface Made {
  before: AccessDocument
  after: Record<string, unknown>
  /** All that publishing it writes, with the groups that it needs; none when it changes nothing. */
  changes: readonly DocumentChange[]
}

/**
 * What a fix makes of the document as it is now; `made` is absent while that, or what it joins, is being read.
 * @param fix must keep its identity while it is the same
 */
export function useFix(fix: Fix | undefined, { kind, id }: DocumentAt) {
  const account = useAccountId()
  const { data, error, refetch } = useQuery(resources[kind].latest(account, id))
  const accountNames = useAccountNames()
  const anyOfs = fix?.anyOfs ?? NO_ANY_OFS
  const makes = fix?.makes ?? NO_NEW
  const { data: groups = NO_GROUPS } = useQuery({ ...groupResource.list(account), enabled: anyOfs.size > 0 })
  const candidates = useMemo(() => helpersFor(anyOfs, data?.document, groups), [anyOfs, data, groups])
  const helpers = useLiveHelpers(candidates)
  const names = useMemo(() => {
    const { nameOf } = accountNames
    const named: typeof nameOf = (reference) => {
      const made = reference.kind === 'groups' ? makes.get(reference.id) : undefined
      return made ? { state: 'named', name: made.name } : nameOf(reference)
    }
    return withDraftWords({ ...accountNames, nameOf: named }, (one) => anyOfs.get(one))
  }, [accountNames, anyOfs, makes])
  const made = useMemo((): Made | undefined => {
    if (!data || helpers.isPending) return undefined
    const before = data.document
    const after: Record<string, unknown> = fix?.apply(before) ?? { ...before }
    const kept = keptIn(anyOfs, { before, after, candidates }, helpers)
    const written = changesOf({ kind, base: data, document: after, anyOfs: kept }, helpers, accountNames)
    const named = new Set(groupsIn(after))
    const created = [...makes].flatMap(([newId, document]): DocumentChange[] =>
      named.has(newId) ? [{ action: 'create', kind: 'groups', id: newId, document }] : [],
    )
    return { before, after, changes: written.length === 0 ? [] : [...created, ...written] }
  }, [data, fix, kind, anyOfs, makes, candidates, helpers, accountNames])
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
