import type { Part, Phrase } from './phrase'

/** A stretch of two sentences laid over each other. */
export interface DiffPart extends Part {
  was: 'same' | 'removed' | 'added'
}

/** Beyond so many pairs of words two sentences are not compared word by word. */
const MOST_PAIRS = 1_000_000

/**
 * Two sentences as one: what only the first says is `removed`, what only the second says is `added`, in reading order.
 * Plain words are compared one by one; what a person chose (a name, an address) is one word however long it is.
 */
export function diffPhrases(before: Phrase, after: Phrase): DiffPart[] {
  const [a, b] = [before.flatMap(tokens), after.flatMap(tokens)]
  return joined(a.length * b.length > MOST_PAIRS ? [...marked(a, 'removed'), ...marked(b, 'added')] : compared(a, b))
}

const tokens = (part: Part): Part[] =>
  part.as !== undefined ? [part] : part.text.split(/(?<=\s)(?=\S)/u).map((text) => ({ ...part, text }))

const marked = (parts: readonly Part[], was: DiffPart['was']): DiffPart[] => parts.map((part) => ({ ...part, was }))

/** What stands between the things of a list. Which of them it is says nothing: the last thing may have become another. */
const SEPARATORS: readonly string[] = [', ', ' or ', ' and ', ', or ', ', and ']

const isSeparator = ({ text, as }: Part) => as === 'joint' && SEPARATORS.includes(text)

/** The word in what separates; two that differ in it make another sentence: all of these, or one of them. */
const wordOf = (part: Part) => (isSeparator(part) ? part.text.trim().replace(/^,\s*/u, '') : '')

const keyOf = (part: Part) =>
  isSeparator(part)
    ? ','
    : JSON.stringify([part.text.trim(), part.as, part.reference?.kind, part.reference?.id, part.id])

/** How much it is worth that a part stays where it is. */
const weightOf = (part: Part) => (isSeparator(part) ? 1 : part.as === 'value' || part.as === 'gap' ? 100 : 10)

/** The weightiest common run of words stays; around it, what is gone comes before what is new. */
function compared(a: readonly Part[], b: readonly Part[]): DiffPart[] {
  const [left, right] = [a.map(keyOf), b.map(keyOf)]
  const [leftWord, rightWord] = [a.map(wordOf), b.map(wordOf)]
  const isSame = (i: number, j: number) =>
    left[i] === right[j] && (leftWord[i] === rightWord[j] || leftWord[i] === '' || rightWord[j] === '')
  const width = b.length + 1
  const weights = a.map(weightOf)
  const weight = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      weight[i * width + j] = isSame(i, j)
        ? (weight[(i + 1) * width + j + 1] ?? 0) + (weights[i] ?? 0)
        : Math.max(weight[(i + 1) * width + j] ?? 0, weight[i * width + j + 1] ?? 0)
    }
  }
  const found: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (one && other && isSame(i, j)) {
      found.push({ ...other, was: 'same' })
      i += 1
      j += 1
    } else if (one && (!other || (weight[(i + 1) * width + j] ?? 0) >= (weight[i * width + j + 1] ?? 0))) {
      found.push({ ...one, was: 'removed' })
      i += 1
    } else if (other) {
      found.push({ ...other, was: 'added' })
      j += 1
    }
  }
  return gathered(found)
}

/** Between two stretches that stay, all that is gone stands before all that is new, so that it can be read. */
function gathered(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  let [removed, added]: [DiffPart[], DiffPart[]] = [[], []]
  const flush = () => {
    result.push(...removed, ...added)
    removed = []
    added = []
  }
  for (const part of parts) {
    if (part.was === 'removed') removed.push(part)
    else if (part.was === 'added') added.push(part)
    else {
      flush()
      result.push(part)
    }
  }
  flush()
  return result
}

/** Plain words that follow each other and are of one kind, as one stretch. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    const plain = (one: DiffPart) => one.as !== 'value' && one.as !== 'gap'
    if (last && last.was === part.was && plain(last) && plain(part)) {
      result[result.length - 1] = { text: last.text + part.text, was: last.was }
    } else result.push(part)
  }
  return result
}
