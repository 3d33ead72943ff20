import { oneAtATime, oneEmailDomain, type Attribute } from './claim'
import type { RuleLists } from './evaluate'
import { both, clash, proverOf, type Region } from './findings/proof'

/** A rule under "they must also" that never holds together with others there. */
export interface Apart {
  /** The positions of those others, each before or after it, in order. */
  others: number[]
  /** A whole sentence: why they never hold together. */
  why: string
}

/** More rules than these are not compared with each other: nobody asks for so much at once, and it would take time. */
const MOST_COMPARED = 60

/**
 * The rules of which at most one can hold, by their position, so that asking for all of them lets in nobody. What is
 * not proven is left out: two device checks may hold together. `group` gives what a group holds, as far as it is known.
 */
export function neverTogether(
  rules: readonly unknown[],
  group: (id: string) => RuleLists | undefined,
): Map<number, Apart> {
  const prover = proverOf({ group, list: () => undefined })
  const regions = rules.slice(0, MOST_COMPARED).map((rule) => prover.mostOfRule(rule))
  const found = new Map<number, Apart>()
  for (const [index, mine] of regions.entries()) {
    // A rule that nobody can meet by itself is another mistake, which no "any of" mends.
    if (mine.length === 0) continue
    const others = regions.flatMap((theirs, other) =>
      other !== index && theirs.length > 0 && attributeApart(mine, theirs) !== undefined ? [other] : [],
    )
    const [first] = others
    const attribute = first === undefined ? undefined : attributeApart(mine, regions[first] ?? [])
    if (attribute) found.set(index, { others, why: why(attribute, [mine, regions[first ?? 0] ?? []]) })
  }
  return found
}

/** What keeps two rules apart; `undefined` = both may hold, or it is not one thing that does. */
function attributeApart(some: readonly Region[], others: readonly Region[]): Attribute | undefined {
  const [one] = some
  const [other] = others
  return one && other && both(some, others).length === 0 ? clash(one, other) : undefined
}

function why(attribute: Attribute, unions: readonly (readonly Region[])[]): string {
  const domains =
    attribute === 'email' &&
    unions.every((regions) =>
      regions.every(({ values }) => {
        const set = values.get('email')
        return set?.of === 'emails' && set.emails.size === 0
      }),
    )
  return `${domains ? oneEmailDomain : oneAtATime[attribute]}.`
}
