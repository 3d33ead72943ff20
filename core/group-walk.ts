import type { AccessLookup } from './access-request'
import type { RuleLists } from './evaluate'
import { ringsOf, type Ring } from './rings'

interface Made<T> {
  made: T
  /** All groups that were met on the way, the group itself among them. */
  met: ReadonlySet<string>
  /** Those of them that stood above it, where the way ended. */
  above: ReadonlySet<string>
}

/** What to make of a group: of one with rules, and of one that has none for us. */
interface Making<T> {
  /** Made of its rules; `inner` gives what was made of the groups that they name, and must be asked right away. */
  group: (id: string, lists: RuleLists, inner: (id: string) => T) => T
  /**
   * Made of all groups of a steady ring together, by their id; `undefined` = one by one, as any other group. `outside`
   * gives what was made of the groups that are not in the ring, and must be asked right away.
   */
  ring: (ring: Ring['members'], outside: (id: string) => T) => ReadonlyMap<string, T> | undefined
  /** A group met again inside itself, as no source says what Cloudflare does with such a loop. */
  loop: (id: string) => T
  /** A group of a ring whose groups leave one another out in too many ways to be followed. */
  tangled: (id: string) => T
  /** The account has no such group. */
  missing: (id: string) => T
  /** The group could not be read. */
  unread: (id: string) => T
  /** What was made of the group before, where that still holds; `undefined` = it must be made. */
  known?: ((id: string) => T | undefined) | undefined
}

/** What more groups than these make of one another is not followed: each further group doubles the work. */
const MOST_TANGLED = 10

/**
 * Makes something of each rule group, as deep as they go, and each once however many lead to it. Only a group that
 * stands in a ring whose groups leave one another out is made again, for each different set of groups of that ring that
 * stand above it: there it means something else.
 */
export function groupWalk<T>(lookup: AccessLookup, making: Making<T>): (id: string) => T {
  const known = new Map<string, Made<T>[]>()
  const read = new Map<string, RuleLists | null | undefined>()
  const groupOf = (id: string) => {
    if (!read.has(id)) read.set(id, lookup.group(id))
    return read.get(id)
  }
  const rings = ringsOf(groupOf)
  const ofRings = new Map<Ring['members'], ReadonlyMap<string, T> | undefined>()
  // One for each group that is being made, the innermost last: its id to what it has met.
  const path = new Map<string, Set<string>>()

  const fits = ({ met, above }: Made<T>) =>
    [...path.keys()].every((id) => above.has(id) || !met.has(id)) && [...above].every((id) => path.has(id))

  function inRing(id: string): T | undefined {
    const ring = rings(id)
    if (!ring) return undefined
    const { members, steady } = ring
    if (!steady) return members.size > MOST_TANGLED ? making.tangled(id) : undefined
    const before = ofRings.get(members)
    if (before || ofRings.has(members)) return before?.get(id)
    const made = making.ring(members, walk)
    ofRings.set(members, made)
    return made?.get(id)
  }

  function walk(id: string): T {
    const whole = making.known?.(id) ?? inRing(id)
    if (whole !== undefined) return whole
    for (const met of path.values()) met.add(id)
    if (path.has(id)) return making.loop(id)
    const before = known.get(id)?.find(fits)
    if (before) {
      for (const met of path.values()) for (const one of before.met) met.add(one)
      return before.made
    }
    const found = groupOf(id)
    const met = new Set([id])
    path.set(id, met)
    const made = found ? making.group(id, found, walk) : found === null ? making.missing(id) : making.unread(id)
    path.delete(id)
    const above = new Set([...met].filter((one) => path.has(one)))
    known.set(id, [...(known.get(id) ?? []), { made, met, above }])
    return made
  }

  return walk
}
