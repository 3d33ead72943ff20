import type { RuleLists } from './evaluate'
import { groupsNamedIn } from './groups-named'

/** Groups that all lead to one another: each is inside itself. */
export interface Ring {
  /** The rules of each by its id. */
  members: ReadonlyMap<string, RuleLists>
  /**
   * None of them is left out by another ("but never"), so that more people in one never means fewer in another: then
   * each group is what the others make of it when all start empty, whichever of them is asked first.
   */
  steady: boolean
}

interface Seen {
  order: number
  low: number
  open: boolean
}

/** The ring that a group stands in; `undefined` = it is not inside itself. Found by Tarjan's algorithm, each group once. */
export function ringsOf(groupOf: (id: string) => RuleLists | null | undefined): (id: string) => Ring | undefined {
  const rings = new Map<string, Ring | undefined>()
  const seen = new Map<string, Seen>()
  const lists = new Map<string, RuleLists>()
  const stack: string[] = []

  function visit(id: string): Seen | undefined {
    const known = seen.get(id)
    if (known) return known
    const found = groupOf(id)
    if (!found) return undefined
    const own: Seen = { order: seen.size, low: seen.size, open: true }
    seen.set(id, own)
    lists.set(id, found)
    stack.push(id)
    for (const inner of groupsNamedIn(found).all) {
      const other = visit(inner)
      if (other?.open) own.low = Math.min(own.low, other.low)
    }
    if (own.low === own.order) close(stack.splice(stack.indexOf(id)))
    return own
  }

  function close(ids: readonly string[]) {
    const members = new Map(ids.map((id) => [id, lists.get(id) ?? {}]))
    const named = ids.map((id) => groupsNamedIn(members.get(id) ?? {}))
    const isRing = ids.length > 1 || named.some(({ all }) => ids.some((id) => all.has(id)))
    const steady = !named.some(({ exclude }) => exclude.some((id) => members.has(id)))
    for (const id of ids) {
      const own = seen.get(id)
      if (own) own.open = false
      rings.set(id, isRing ? { members, steady } : undefined)
    }
  }

  return (id) => {
    visit(id)
    return rings.get(id)
  }
}
