import type { UseFormReturn } from 'react-hook-form'
import { sameRow, type Draft, type RuleRow } from '#core/draft'
import { writeJson } from '#core/json'
import { RULE_TYPES, type RuleType } from '#core/rule-type'
import type { RuleList } from './use-rule-lists'

/** What turns one list of rows into another: rows `from` up to `to` make way for `rows`. `undefined` = nothing. */
export interface RowChange {
  from: number
  to: number
  rows: RuleRow[]
}

/** The smallest stretch that differs between two lists of rows. */
export function rowChange(before: readonly RuleRow[], after: readonly RuleRow[]): RowChange | undefined {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && sameRow(before[from], after[from])) from++
  let tail = 0
  while (tail < shorter - from && sameRow(before.at(-1 - tail), after.at(-1 - tail))) tail++
  if (from === before.length && from === after.length) return undefined
  return { from, to: before.length - tail, rows: after.slice(from, after.length - tail) }
}

/**
 * Brings the form from one draft to another with as little movement as can be: a row that only says something else
 * stays in its place, open and focused as it was. Answers where the first rule list changed.
 */
export function applyDraft(
  form: UseFormReturn<Draft>,
  lists: Record<RuleType, RuleList>,
  before: Draft,
  after: Draft,
): { ruleType: RuleType; index: number } | undefined {
  for (const field of Object.keys(after) as (keyof Draft)[]) {
    if (isRuleType(field) || writeJson(before[field]) === writeJson(after[field])) continue
    form.setValue(field, after[field])
  }
  let first: { ruleType: RuleType; index: number } | undefined
  for (const ruleType of RULE_TYPES) {
    const change = rowChange(before[ruleType], after[ruleType])
    if (!change) continue
    first ??= { ruleType, index: change.from }
    applyRows(form, lists[ruleType], ruleType, change, after[ruleType])
  }
  return first
}

function applyRows(
  form: UseFormReturn<Draft>,
  list: RuleList,
  ruleType: RuleType,
  { from, to, rows }: RowChange,
  whole: RuleRow[],
) {
  const [only] = rows
  if (rows.length === 1 && to - from === 1 && only) return form.setValue(`${ruleType}.${from}`, only)
  if (rows.length === 0) return list.remove(Array.from({ length: to - from }, (_, offset) => from + offset))
  if (to === from) return list.insert(from, rows, { shouldFocus: false })
  return list.replace(whole)
}

const isRuleType = (field: keyof Draft): field is RuleType => RULE_TYPES.some((ruleType) => ruleType === field)
