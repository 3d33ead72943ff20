import type { Check, Visit } from './visit'

/** Bits in a number that stay a small integer in every engine. */
const BITS = 30

/**
 * Sets of texts that all ask a visit for the same text. Each text knows the sets it is in, so the text of a visit is
 * looked up once, however many sets are asked about that visit one after the other.
 */
export function textSets(textOf: (visit: Visit) => string | undefined): (texts: Iterable<string>) => Check {
  const rows = new Map<string, number[]>()
  let count = 0
  let last: Visit | undefined
  let row: readonly number[] | undefined
  return (texts) => {
    const [word, mask] = [Math.floor(count / BITS), 1 << (count % BITS)]
    count += 1
    for (const text of texts) {
      const own = rows.get(text) ?? []
      while (own.length <= word) own.push(0)
      own[word] = (own[word] ?? 0) | mask
      rows.set(text, own)
    }
    // What was found for the last visit is older than this set.
    last = undefined
    return (visit) => {
      if (visit !== last) {
        const text = textOf(visit)
        row = text === undefined ? undefined : (rows.get(text) ?? NONE)
        last = visit
      }
      if (row === undefined) return 'unknown'
      return ((row[word] ?? 0) & mask) === 0 ? 'no-match' : 'match'
    }
  }
}

const NONE: readonly number[] = []

/** What a compiler keeps for all its policies, for selectors that judge by the same fact. */
export const visitSets = () => ({
  /** Whether the visitor's address, in lower case, is one of these; `unknown` while it is not known. */
  emails: textSets((visit) => visit.email),
  /** The same for what follows the last @ of the address. */
  domains: textSets((visit) => visit.domain),
})

export type VisitSets = ReturnType<typeof visitSets>
