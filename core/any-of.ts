import { canonicalRule } from './canonical'
import { NEW_ID } from './change-set'
import { knownDecision } from './decision'
import type { DocumentProblem } from './document-problem'
import { ruleOf, ruleRow, type AnyOf, type Draft, type RuleRow } from './draft'
import { helperMark } from './helper-group'
import { readJson, writeJson } from './json'
import { readRule } from './rule'
import { ruleListProblems } from './rule-problems'
import { RULE_TYPES } from './rule-type'
import { group } from './selectors/group'
import { referencesOfRead } from './used-by'

/**
 * A row of which one rule must hold. It points to a group that is not there yet: the save makes it, or changes the one
 * in `from`.
 * @param mark four letters or digits that no other row and no helper group of the account has, see `freshMark`
 */
export function anyOfRow(rules: readonly unknown[], mark: string, from?: AnyOf['from']): RuleRow {
  return {
    ...groupRow(`${NEW_ID}${mark}`),
    anyOf: { rules: rules.map((rule) => writeJson(rule)), ...(from && { from }) },
  }
}

/** A row that points to a group. */
export const groupRow = (id: string): RuleRow => ruleRow({ [group.key]: { id } })

/** Four letters or digits that are not taken; `random` answers a number from 0 up to 1. */
export function freshMark(taken: ReadonlySet<string>, random: () => number): string {
  for (;;) {
    const mark = Math.floor(random() * 36 ** 4)
      .toString(36)
      .padStart(4, '0')
    if (!taken.has(mark)) return mark
  }
}

/** The marks of the helper groups that an account and a draft have: a new one must be another. */
export function takenMarks(groups: readonly { name?: unknown }[], draft: Draft): Set<string> {
  const live = groups.flatMap(({ name }) => helperMark(name) ?? [])
  return new Set([...live, ...[...anyOfsIn(draft).keys()].map(markOfNew)])
}

/** Whether an id stands for a group that a save is to make. */
export const isNewId = (id: string) => id.startsWith(NEW_ID)

/** The mark in the id of a group that is not there yet. */
export const markOfNew = (id: string) => id.slice(NEW_ID.length)

/** The group that a row points to; `undefined` = it is another kind of rule. */
export function groupOfRow(row: Pick<RuleRow, 'text'>): string | undefined {
  const read = readRule(ruleOf(row))
  return read.state === 'known' && read.selector.judged === 'content' ? referencesOfRead(read)[0]?.id : undefined
}

/** The rules of an "any of" that is not in Cloudflare like this. */
export const rulesOfAnyOf = ({ rules }: AnyOf): unknown[] => rules.map((text) => readJson(text))

/** What a draft has that is not in Cloudflare like this, by the ids of the groups that the save is to make. */
export function anyOfsIn(draft: Draft): Map<string, AnyOf> {
  const rows = RULE_TYPES.flatMap((ruleType) => draft[ruleType])
  return new Map(
    rows.flatMap((row) => {
      const id = row.anyOf && groupOfRow(row)
      return id !== undefined && row.anyOf ? [[id, row.anyOf] as const] : []
    }),
  )
}

/**
 * A draft that was made of a document, which names the groups of "any of" rows but not what they are to hold, with the
 * rows of the draft before it given back what they hold.
 */
export function withAnyOfs(draft: Draft, anyOfs: ReadonlyMap<string, AnyOf>): Draft {
  if (anyOfs.size === 0) return draft
  const filled = (rows: readonly RuleRow[]) =>
    rows.map((row) => {
      const anyOf = anyOfs.get(groupOfRow(row) ?? '')
      return anyOf && !row.anyOf ? { ...row, anyOf } : row
    })
  const { include, require, exclude } = draft
  return { ...draft, include: filled(include), require: filled(require), exclude: filled(exclude) }
}

/** Whether two lists of rules let in the same: order and repetitions mean nothing. */
export function sameAlternatives(a: readonly unknown[], b: readonly unknown[]): boolean {
  const [one, other] = [a, b].map((rules) => new Set(rules.map(canonicalRule)))
  return one?.size === other?.size && [...(one ?? [])].every((text) => other?.has(text))
}

/** Rules of which one must hold, each once: what an "any of" holds when they are put together. */
export function distinct(rules: readonly unknown[]): unknown[] {
  const seen = new Set<string>()
  return rules.filter((rule) => {
    const text = canonicalRule(rule)
    return !seen.has(text) && seen.add(text)
  })
}

/** What is known of the helper group a row points to: what it holds, and the version in which it was seen. */
export interface SeenHelper {
  id: string
  etag: string
  rules: readonly unknown[]
}

/**
 * The row with other rules, of which one must hold: a plain rule when one is left, and the group that is there when it
 * holds these already. `undefined` = nothing is left.
 */
export function withRules(
  row: RuleRow,
  rules: readonly unknown[],
  mark: string,
  seen: SeenHelper | undefined,
): RuleRow | undefined {
  const [first, ...more] = distinct(rules)
  if (first === undefined) return undefined
  if (more.length === 0) return ruleRow(first)
  if (seen && sameAlternatives(seen.rules, rules)) return groupRow(seen.id)
  const id = row.anyOf && groupOfRow(row)
  const from = row.anyOf?.from ?? (seen && { id: seen.id, etag: seen.etag })
  return anyOfRow([first, ...more], id === undefined ? mark : markOfNew(id), from)
}

const LOST = 'What of this was to be enough is not known here. Remove this rule, and add what you want instead.'

/** What is wrong or doubtful in the rules of "any of" rows, at the row: nothing else looks into them before a save. */
export function anyOfProblems(draft: Draft): DocumentProblem[] {
  return RULE_TYPES.flatMap((field) =>
    draft[field].flatMap((row, index): DocumentProblem[] => {
      const { anyOf } = row
      if (!anyOf)
        return row.text.includes(NEW_ID) && isNewId(groupOfRow(row) ?? '')
          ? [{ place: { field, index }, message: LOST, severity: 'error' }]
          : []
      const include = rulesOfAnyOf(anyOf)
      return ruleListProblems(
        'include',
        { include },
        draft.kind === 'policies' ? knownDecision(draft.decision) : undefined,
        undefined,
      ).map(({ message, severity }): DocumentProblem => ({ place: { field, index }, message, severity }))
    }),
  )
}
