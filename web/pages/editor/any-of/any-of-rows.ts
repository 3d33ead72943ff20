import { distinct, freshMark, groupOfRow, rulesOfAnyOf, takenMarks, withRules } from '#core/any-of'
import { ruleOf, ruleRow, type Draft, type RuleRow } from '#core/draft'
import type { Helpers } from './use-helpers'

/** What a row knows of itself as an “any of”. */
export interface AnyOfRow {
  /** The rules of which one must hold. */
  rules: readonly unknown[]
  /** What it stands for is a helper group that is still being read, so that it cannot be changed yet. */
  reading: boolean
}

/** The rules of an “any of” row; `undefined` = the row is a rule like any other. */
export function anyOfIn(row: RuleRow, { seen, isHelper, holds }: Helpers): AnyOfRow | undefined {
  if (row.anyOf) return { rules: rulesOfAnyOf(row.anyOf), reading: false }
  const id = groupOfRow(row)
  if (id === undefined || !isHelper(id)) return undefined
  const helper = seen(id)
  return { rules: helper?.rules ?? holds(id)?.include ?? [], reading: helper === undefined }
}

/** The rules that a row stands for: those of which one must hold, or the one it is. */
export const rulesIn = (row: RuleRow, helpers: Helpers): readonly unknown[] =>
  anyOfIn(row, helpers)?.rules ?? [ruleOf(row)]

/** Four letters or digits that tell a new helper group from all others. */
export const newMark = (draft: Draft, { groups }: Helpers) => freshMark(takenMarks(groups, draft), Math.random)

/** The row with other rules; `undefined` = nothing is left of it. */
export const rowWith = (row: RuleRow, rules: readonly unknown[], mark: string, { seen }: Helpers) =>
  withRules(row, rules, mark, seenOf(row, seen))

/** Several rows as one, of which one rule must hold. It stands where the first of them stood. */
export function joined(
  rows: readonly RuleRow[],
  indexes: readonly number[],
  mark: string,
  helpers: Helpers,
): { rows: RuleRow[]; index: number } | undefined {
  const [index] = indexes.toSorted((a, b) => a - b)
  const parts = rows.filter((_, at) => indexes.includes(at))
  // What holds several rules already keeps its helper group.
  const stays = parts.find((row) => anyOfIn(row, helpers)) ?? parts[0]
  if (index === undefined || !stays || parts.length < 2) return undefined
  const rules = distinct(parts.flatMap((row) => rulesIn(row, helpers)))
  const row = rowWith(stays, rules, mark, helpers)
  if (!row) return undefined
  return { index, rows: rows.flatMap((one, at) => (at === index ? [row] : indexes.includes(at) ? [] : [one])) }
}

/** The rows with one of them taken apart into a row for each of its rules. */
export const split = (rows: readonly RuleRow[], index: number, helpers: Helpers): RuleRow[] =>
  rows.flatMap((row, at) => (at === index ? rulesIn(row, helpers).map(ruleRow) : [row]))

const seenOf = (row: RuleRow, seen: Helpers['seen']) => {
  const id = row.anyOf?.from?.id ?? groupOfRow(row)
  return id === undefined ? undefined : seen(id)
}
