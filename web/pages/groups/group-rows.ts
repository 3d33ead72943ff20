import type { Use } from '#core/account-data'
import type { GroupDocument } from '#core/documents'
import { helpersIn } from '#core/helper-group'
import type { Names } from '#core/selector'
import { referenceKey } from '#core/used-by'
import { listRow, type ListRow } from '../../lists/list-row'

export interface GroupRow extends ListRow {
  /** What uses it; `undefined` while that is not known. */
  usedBy: readonly Use[] | undefined
  /** Gatehouse keeps it for an “any of” row. */
  helper: boolean
}

interface Reading {
  names: Names
  /** Uses by `kind:id`; `undefined` while they are not known. */
  useIndex: ReadonlyMap<string, readonly Use[]> | undefined
}

export const groupRows = (groups: readonly GroupDocument[], { names, useIndex }: Reading): GroupRow[] => {
  const helperRules = helpersIn(groups)
  return groups.map((group) => {
    const usedBy = useIndex && (useIndex.get(referenceKey({ kind: 'groups', id: group.id })) ?? [])
    return {
      ...listRow('groups', group, { names, helperRules }, usedBy?.length),
      usedBy,
      helper: helperRules(group.id) !== undefined,
    }
  })
}

const nouns: Record<Use['kind'], [one: string, many: string]> = {
  policies: ['policy', 'policies'],
  groups: ['group', 'groups'],
  apps: ['application', 'applications'],
}

/** Uses counted by kind: "2 policies, 1 group". */
export function usesInWords(uses: readonly Use[]): string {
  if (uses.length === 0) return 'Nothing uses it'
  const kinds = Object.entries(nouns) as [Use['kind'], [string, string]][]
  return kinds
    .map(([kind, [one, many]]) => ({ count: uses.filter((use) => use.kind === kind).length, one, many }))
    .filter(({ count }) => count > 0)
    .map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`)
    .join(', ')
}
