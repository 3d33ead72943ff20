/**
 * The three answers. `unknown` means that a fact is missing which would decide it; it is never passed off as one of
 * the other two.
 */
export type Verdict = 'match' | 'no-match' | 'unknown'

/** Kleene "or": one match is enough; otherwise an unknown keeps the whole unknown. An empty list does not match. */
export function some(verdicts: Iterable<Verdict>): Verdict {
  let answer: Verdict = 'no-match'
  for (const verdict of verdicts) {
    if (verdict === 'match') return 'match'
    if (verdict === 'unknown') answer = 'unknown'
  }
  return answer
}

/** Kleene "and": one no-match is enough; otherwise an unknown keeps the whole unknown. An empty list matches. */
export function every(verdicts: Iterable<Verdict>): Verdict {
  let answer: Verdict = 'match'
  for (const verdict of verdicts) {
    if (verdict === 'no-match') return 'no-match'
    if (verdict === 'unknown') answer = 'unknown'
  }
  return answer
}

/** Kleene "not": what is unknown stays unknown. */
export const not = (verdict: Verdict): Verdict =>
  verdict === 'unknown' ? 'unknown' : verdict === 'match' ? 'no-match' : 'match'

/** The verdict on something known for sure. */
export const is = (condition: boolean): Verdict => (condition ? 'match' : 'no-match')
