import { anyOfProblems, anyOfsIn, rulesOfAnyOf } from '#core/any-of'
import { differences, type Difference } from '#core/diff'
import type { AccessDocument } from '#core/document-kind'
import { documentOf, ruleOf, type Draft } from '#core/draft'
import type { ErrorPlace } from '#core/errors'
import type { RuleLists } from '#core/evaluate'
import { neverTogether, type Apart } from '#core/never-together'
import { documentProblems, type DocumentProblem } from '#core/problems'
import { RULE_TYPES } from '#core/rule-type'

/** What is known of the whole draft at its last pause. */
export interface Checked {
  draft: Draft
  /** The document that a save would send. */
  document: Record<string, unknown>
  problems: readonly DocumentProblem[]
  /** The same problems by place; see `placeKey`. */
  byPlace: ReadonlyMap<string, readonly DocumentProblem[]>
  /** The rules under “they must also” of which at most one can hold, by their position. */
  apart: ReadonlyMap<number, Apart>
  /** What a save would change, against the document the draft was begun on. */
  changes: readonly Difference[]
}

export const placeKey = ({ field = '', index }: ErrorPlace) => (index === undefined ? field : `${field}.${index}`)

/**
 * Looks at a whole draft: what is wrong with it, and what it would change in `base` (absent: a new document). `group`
 * gives what a group of the account holds, as far as it is known.
 */
export function checkDraft(
  draft: Draft,
  base: AccessDocument | undefined,
  group: (id: string) => RuleLists | undefined = () => undefined,
): Checked {
  const document = documentOf(draft, base)
  const anyOfs = anyOfsIn(draft)
  const inGroup = (id: string) => {
    const anyOf = anyOfs.get(id)
    return anyOf ? { include: rulesOfAnyOf(anyOf) } : group(id)
  }
  const apart = neverTogether(draft.require.map(ruleOf), inGroup)
  return withProblems({ draft, document, apart, changes: differences(draft.kind, base, document) }, [
    ...documentProblems(draft.kind, document, base),
    ...anyOfProblems(draft),
  ])
}

/** The same check with one more problem: something the server said of the draft as it is. */
export const addProblem = (checked: Checked, problem: DocumentProblem): Checked =>
  withProblems(checked, [...checked.problems, problem])

function withProblems(
  checked: Pick<Checked, 'draft' | 'document' | 'apart' | 'changes'>,
  problems: readonly DocumentProblem[],
): Checked {
  const byPlace = new Map<string, DocumentProblem[]>()
  for (const problem of problems) {
    const key = placeKey(problem.place)
    byPlace.set(key, [...(byPlace.get(key) ?? []), problem])
  }
  return { ...checked, problems, byPlace }
}

/** What is wrong with single rules, in their order: it stops a save, and is no question of what is still to be filled in. */
export const ruleFaults = (checked: Checked): DocumentProblem[] =>
  stopping(checked).filter(({ place }) => place.index !== undefined && RULE_TYPES.some((type) => type === place.field))

/** The problems that stop a save, in the order a person meets them on the page. */
export function stopping({ problems }: Checked): DocumentProblem[] {
  const order = ['name', ...RULE_TYPES] as string[]
  const rank = ({ place: { field = '', index = -1 } }: DocumentProblem) => {
    const position = order.indexOf(field)
    return (position === -1 ? order.length : position) * 1e6 + index
  }
  return problems.filter(({ severity }) => severity === 'error').toSorted((a, b) => rank(a) - rank(b))
}
