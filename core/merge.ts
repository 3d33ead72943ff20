import type { AccessDocument, DocumentKind } from './document-kind'
import type { Change, Side, Sides } from './merge-change'
import { fieldChanges, withMemberOf, type FieldChange } from './merge-fields'
import { listChanges, listOf, listPlaces, type ListChange, type ListPlace, type Member } from './merge-lists'

export type MergeChange = FieldChange | ListChange

/** What a person chose for a change, by its position in `changes`. */
export type MergeChoices = ReadonlyMap<number, Side>

export interface Merge {
  /** The live version with my changes in it. Where two collide and nobody has chosen, it says what `otherwise` says. */
  document: Record<string, unknown>
  /** Fields first, then rules and approvers. The same three versions give the same list. */
  changes: MergeChange[]
}

/**
 * Puts two changes of one document together. What only one side changed is as that side made it; what both changed
 * alike is so; what they changed differently is a conflict, to be chosen. Fields are merged one by one, rules and
 * approvers as lists without order; members we do not know are taken whole and kept as they came.
 */
export function merge(
  kind: DocumentKind,
  versions: Sides<AccessDocument | object>,
  choices: MergeChoices = new Map(),
  otherwise: 'theirs' | 'mine' = 'theirs',
): Merge {
  const places = listPlaces(kind, versions)
  const fields = fieldChanges(kind, versions, new Set(places))
  const lists = listChanges(places, versions)
  const changes = [...fields, ...lists]
  const sides = changes.map((change, index) => choices.get(index) ?? usualSide(change, otherwise))

  let document: Record<string, unknown> = { ...versions.theirs }
  fields.forEach(({ path }, index) => {
    const side = sides[index] ?? 'theirs'
    if (side !== 'theirs') document = withMemberOf(document, path, versions[side])
  })
  const chosen = lists.map((change, index) => ({ change, side: sides[fields.length + index] ?? 'theirs' }))
  for (const place of places) document = withMergedList(document, place, versions, chosen)
  return { document, changes }
}

/** The side that is taken unless somebody chooses: the one that changed it. */
export const usualSide = ({ by, conflict }: Change, otherwise: 'theirs' | 'mine' = 'theirs'): Side =>
  conflict ? otherwise : by === 'mine' ? 'mine' : 'theirs'

interface Chosen {
  change: ListChange
  side: Side
}

/** A list that only I touched is mine as it stands; any other is theirs with what was chosen put in its place. */
function withMergedList(
  document: Record<string, unknown>,
  place: ListPlace,
  versions: Sides<object>,
  chosen: readonly Chosen[],
): Record<string, unknown> {
  const touchedBy = (side: Side) =>
    chosen.some(
      ({ change }) =>
        !sameMember(change.base, change[side]) && (change.base?.place === place || change[side]?.place === place),
    )
  const start: Side = touchedBy('mine') && !touchedBy('theirs') ? 'mine' : 'theirs'
  const list = listOf(versions[start], place)
  let altered = false
  for (const { change, side } of chosen) {
    const [from, to] = [change[start], change[side]]
    if (sameMember(from, to) || (from?.place !== place && to?.place !== place)) continue
    altered = true
    const at = from?.place === place ? list.findIndex(({ text }) => text === from.text) : list.length
    list.splice(at, from?.place === place ? 1 : 0, ...(to?.place === place ? [to] : []))
  }
  if (!altered) return start === 'theirs' ? document : withMemberOf(document, [place], versions[start])
  return withMemberOf(document, [place], { [place]: list.map(({ value }) => value) })
}

const sameMember = (a: Member | undefined, b: Member | undefined) => a?.place === b?.place && a?.text === b?.text
