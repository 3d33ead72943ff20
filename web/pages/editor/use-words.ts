import { documentNoun, type DocumentKind } from '#core/document-kind'
import type { Use } from '#core/account-data'

const nouns: Record<Use['kind'], [one: string, many: string]> = {
  policies: ['policy', 'policies'],
  groups: ['group', 'groups'],
  apps: ['application', 'applications'],
}

/** "2 policies and 1 application": what uses a thing, counted by kind; `undefined` when nothing does. */
export function usesCounted(uses: readonly Use[]): string | undefined {
  const parts = (['apps', 'policies', 'groups'] as const)
    .map((kind) => ({ kind, count: uses.filter((use) => use.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${nouns[kind][count === 1 ? 0 : 1]}`)
  return parts.length > 0 ? new Intl.ListFormat('en').format(parts) : undefined
}

/** How far a save reaches. `uses` is undefined while that is not known; that is said, not passed over. */
export function reachWords(kind: DocumentKind, uses: readonly Use[] | undefined): string {
  const noun = documentNoun[kind]
  if (!uses) return `What uses this ${noun} is not known here. Wherever it is used, the change holds at once.`
  const counts = usesCounted(uses)
  if (counts === undefined) return `Nothing uses this ${noun} yet, so nobody’s access changes.`
  return `This ${noun} is used by ${counts}. The change holds there at once.`
}

/** Why the thing cannot be deleted now; `undefined` when nothing we know of uses it. */
export function keptBy(uses: readonly Use[]): string | undefined {
  const counts = usesCounted(uses)
  return counts === undefined ? undefined : `Still used by ${counts}: remove it there first.`
}
