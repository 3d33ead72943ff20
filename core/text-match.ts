/** A text as people compare it when they search: without case or accents. "Côte" is "cote". */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What stands between the texts of one haystack; it never occurs in typed words. */
const BREAK = '\n'

/** Several texts that say one thing, made ready for `closeness`. */
export const haystack = (texts: readonly (string | undefined)[]): string =>
  folded(texts.filter((text) => text !== undefined && text !== '').join(BREAK))

/** The texts of a haystack, as they are compared. */
export const textsIn = (hay: string): string[] => hay.split(BREAK)

/** Typed text as the words that must all be found. */
export const foldedWords = (typed: string): string[] => folded(typed).split(/\s+/).filter(Boolean)

/**
 * How well typed words fit a haystack: 0 = each starts one of its texts, 1 = each starts a word, 2 = each occurs;
 * `undefined` = one of them does not occur at all.
 */
export function closeness(hay: string, typed: readonly string[]): 0 | 1 | 2 | undefined {
  let worst: 0 | 1 | 2 = 0
  for (const word of typed) {
    const found = closenessOfWord(hay, word)
    if (found === undefined) return undefined
    if (found > worst) worst = found
  }
  return worst
}

function closenessOfWord(hay: string, word: string): 0 | 1 | 2 | undefined {
  let best: 1 | 2 | undefined
  for (let at = hay.indexOf(word); at !== -1; at = hay.indexOf(word, at + 1)) {
    const before = hay[at - 1]
    if (before === undefined || before === BREAK) return 0
    if (best !== 1) best = /[\p{L}\p{N}]/u.test(before) ? 2 : 1
  }
  return best
}
