/** A text as people compare it when they search: without case, accents or stray spaces. "Côte " is "cote". */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** The better a text fits what was typed, the lower: 0 the whole, 1 its start, 2 the start of a word, 3 inside; -1 = not at all. */
export function closeness(text: string, foldedTyped: string): number {
  const folded = fold(text)
  if (folded === foldedTyped) return 0
  const at = folded.indexOf(foldedTyped)
  if (at <= 0) return at === 0 ? 1 : -1
  return /[\s\-_.@/(]/.test(folded[at - 1] ?? '') ? 2 : 3
}

/** The rows that fit what was typed, best first; rows that fit equally well stay in their order. */
export function closest<Row>(rows: readonly Row[], typed: string, textsOf: (row: Row) => readonly string[]): Row[] {
  const folded = fold(typed)
  if (folded === '') return [...rows]
  return rows
    .map((row) => ({ row, rank: bestOf(textsOf(row), folded) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row)
}

function bestOf(texts: readonly string[], folded: string) {
  let best = -1
  for (const text of texts) {
    const rank = closeness(text, folded)
    if (rank >= 0 && (best < 0 || rank < best)) best = rank
  }
  return best
}
