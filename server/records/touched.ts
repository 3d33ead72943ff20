import type { Place } from '../cloudflare/cloudflare'

/** What stands for an object that is being made and has no id yet. */
const NEW = 'new'

/**
 * Which objects were written here since some moment: what was read before says nothing about them. Counted and not timed,
 * so that it holds when two things happen within one tick of the clock.
 */
export function createTouched() {
  const last = new Map<string, number>()
  const underWay = new Map<string, number>()
  let count = 0
  const key = ({ account, owner, kind }: Place, id: string | undefined) => `${account}/${owner}/${kind}/${id ?? NEW}`

  return {
    /** The moment to compare with later. */
    now: () => count,
    begin(place: Place, id: string | undefined): void {
      const at = key(place, id)
      underWay.set(at, (underWay.get(at) ?? 0) + 1)
      last.set(at, (count += 1))
    },
    end(place: Place, id: string | undefined): void {
      const at = key(place, id)
      const left = (underWay.get(at) ?? 1) - 1
      if (left > 0) underWay.set(at, left)
      else underWay.delete(at)
      last.set(at, (count += 1))
    },
    /** Whether the object was written since, or is being written; without an id: whether any was made. */
    since: (moment: number, place: Place, id: string | undefined): boolean =>
      underWay.has(key(place, id)) || (last.get(key(place, id)) ?? 0) > moment,
    isUnderWay: (place: Place, id: string | undefined): boolean => underWay.has(key(place, id)),
  }
}

export type Touched = ReturnType<typeof createTouched>
