import type { DocumentChange } from '#core/change-set'
import type { Reference } from '#core/reference'
import { referenceKey, referencesIn } from '#core/used-by'

/**
 * The changes in the order in which they can be made: groups before policies, what is pointed to before what points to
 * it, and deletions last, the other way round. `liveOf` gives the document that is to be deleted. Where groups point to
 * each other in a circle the order given stays, and Cloudflare judges.
 */
export function inDependencyOrder(
  changes: readonly DocumentChange[],
  liveOf: (change: DocumentChange) => unknown,
): DocumentChange[] {
  const groupsFirst = (list: DocumentChange[]) => [
    ...list.filter(({ kind }) => kind === 'groups'),
    ...list.filter(({ kind }) => kind !== 'groups'),
  ]
  const writes = groupsFirst(changes.filter(({ action }) => action !== 'delete'))
  const deletions = groupsFirst(changes.filter(({ action }) => action === 'delete'))
  return [
    ...pointedToFirst(writes, (change) => referencesIn('document' in change ? change.document : undefined)),
    ...pointedToFirst(deletions, (change) => referencesIn(liveOf(change))).toReversed(),
  ]
}

function pointedToFirst(
  changes: readonly DocumentChange[],
  references: (change: DocumentChange) => Reference[],
): DocumentChange[] {
  const byKey = new Map(changes.map((change) => [`${change.kind}:${change.id}`, change]))
  const ordered = new Set<DocumentChange>()
  const begun = new Set<DocumentChange>()
  const visit = (change: DocumentChange) => {
    if (begun.has(change)) return
    begun.add(change)
    for (const reference of references(change)) {
      const other = byKey.get(referenceKey(reference))
      if (other) visit(other)
    }
    ordered.add(change)
  }
  changes.forEach(visit)
  return [...ordered]
}
