import { closeness, folded, foldedWords, haystack } from '#core/text-match'

/** Whether two texts are the same to a person: without case, accents or stray spaces. */
export const sameText = (a: string, b: string): boolean => folded(a).trim() === folded(b).trim()

/** The rows that fit what was typed, best first; rows that fit equally well stay in their order. */
export function closest<Row>(rows: readonly Row[], typed: string, textsOf: (row: Row) => readonly string[]): Row[] {
  const words = foldedWords(typed)
  if (words.length === 0) return [...rows]
  return rows
    .flatMap((row) => {
      const texts = textsOf(row)
      const rank = closeness(haystack(texts), words)
      if (rank === undefined) return []
      // A code typed in full comes before all names that begin with it.
      return [{ row, rank: texts.some((text) => sameText(text, typed)) ? -1 : rank }]
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ row }) => row)
}
