import { closeness, folded, foldedWords, haystack, textsIn } from '#core/text-match'

/** Whether two texts are the same to a person: without case, accents or stray spaces. */
export const sameText = (a: string, b: string): boolean => folded(a).trim() === folded(b).trim()

type TextsOf<Row> = (row: Row) => readonly string[]

/** What rows are searched by, kept with each: the same thousands are searched at every keystroke. */
const hays = new WeakMap<TextsOf<never>, WeakMap<object, string>>()

/**
 * The rows that fit what was typed, best first; rows that fit equally well stay in their order.
 * @param textsOf the same function each time, or nothing is remembered of the rows
 */
export function closest<Row extends object>(rows: readonly Row[], typed: string, textsOf: TextsOf<Row>): Row[] {
  const words = foldedWords(typed)
  if (words.length === 0) return [...rows]
  const whole = folded(typed).trim()
  const known = hays.get(textsOf) ?? new WeakMap<object, string>()
  hays.set(textsOf, known)
  return rows
    .flatMap((row) => {
      const hay = known.get(row) ?? haystack(textsOf(row))
      known.set(row, hay)
      const rank = closeness(hay, words)
      if (rank === undefined) return []
      // A code typed in full comes before all names that begin with it.
      const isWhole = textsIn(hay).some((text) => text.trim() === whole)
      return [{ row, rank: isWhole ? -1 : rank }]
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ row }) => row)
}
