import { useMemo } from 'react'
import { anyOfRow, rulesOfAnyOf } from '#core/any-of'
import { ruleOf, ruleRow } from '#core/draft'
import { textOf } from '#core/phrase'
import type { Rule } from '#core/rule'
import { RULE_TYPES, ruleTypeWords, type RuleType } from '#core/rule-type'
import { ruleWords } from '#core/rule-words'
import type { Names } from '#core/selector'
import type { Attention } from './editor-context'
import type { ExternalStore } from '../../external-store'
import { joined, newMark, rulesIn, split } from './any-of/any-of-rows'
import type { Helpers } from './any-of/use-helpers'
import type { DraftForm } from './use-draft'

/** What can be done with rules, each one step that can be undone. All say what they did and move the focus along. */
export interface RuleActions {
  add: (ruleType: RuleType, rules: readonly Rule[], options: { edit: boolean }) => void
  remove: (ruleType: RuleType, index: number) => void
  duplicate: (ruleType: RuleType, index: number) => void
  move: (from: RuleType, index: number, to: RuleType) => void
  /** Makes one “any of” row of several under “they must also”. */
  join: (indexes: readonly number[]) => void
  /** Makes a row for each rule of an “any of” row. */
  split: (index: number) => void
}

/** The block before (-1) or after (1) one, as they stand on the page; `undefined` at the ends. */
export const neighbour = (ruleType: RuleType, step: -1 | 1): RuleType | undefined =>
  RULE_TYPES[RULE_TYPES.indexOf(ruleType) + step]

const blockName = (ruleType: RuleType) => `“${ruleTypeWords[ruleType].plain}”`

interface Options {
  draft: DraftForm
  names: Names
  helpers: Helpers
  attention: ExternalStore<Attention | undefined>
  announce: (text: string) => void
}

export function useRuleActions({ draft, names, helpers, attention, announce }: Options): RuleActions {
  return useMemo(() => {
    const rowAt = (ruleType: RuleType, index: number) => draft.now()[ruleType][index]
    const told = (text: string) => textOf(ruleWords(ruleOf({ text }), names).who)
    const mark = () => newMark(draft.now(), helpers)
    const count = (ruleType: RuleType) => draft.now()[ruleType].length

    return {
      add(ruleType, rules, { edit }) {
        if (rules.length === 0) return
        const index = count(ruleType)
        draft.list(ruleType).append(rules.map(ruleRow), { shouldFocus: false })
        announce(
          rules.length === 1
            ? `Added to ${blockName(ruleType)}.`
            : `${rules.length} rules added to ${blockName(ruleType)}.`,
        )
        // After a rule that is complete the person goes on typing the next one: the focus stays where it is.
        attention.set({ ruleType, index: edit ? index : index + rules.length - 1, next: edit ? 'open' : 'show' })
      },
      remove(ruleType, index) {
        const row = rowAt(ruleType, index)
        if (!row) return
        const words = told(row.text)
        draft.list(ruleType).remove(index)
        attention.set({ ruleType, index: Math.min(index, count(ruleType) - 1), next: 'focus' })
        announce(`Removed from ${blockName(ruleType)}: ${words}. Undo brings it back.`)
      },
      duplicate(ruleType, index) {
        const row = rowAt(ruleType, index)
        if (!row) return
        // Two “any of” rows never share what a save is to make for one of them.
        const copy = row.anyOf ? anyOfRow(rulesOfAnyOf(row.anyOf), mark()) : { text: row.text }
        draft.list(ruleType).insert(index + 1, copy, { shouldFocus: false })
        attention.set({ ruleType, index: index + 1, next: 'open' })
        announce('Duplicated. Change the copy, because two equal rules say the same.')
      },
      move(from, index, to) {
        const row = rowAt(from, index)
        if (!row || from === to) return
        const words = told(row.text)
        draft.list(from).remove(index)
        const last = count(to)
        // Elsewhere a list of rules is an “any of” already.
        draft.list(to).append(rulesIn(row, helpers).map(ruleRow), { shouldFocus: false })
        attention.set({ ruleType: to, index: last, next: 'focus' })
        announce(`Moved to ${blockName(to)}: ${words}.`)
      },
      join(indexes) {
        const now = draft.now()
        if (!helpers.able) return
        const result = joined(now.require, indexes, mark(), helpers)
        if (!result) return
        draft.replaceAll({ ...now, require: result.rows })
        attention.set({ ruleType: 'require', index: result.index, next: 'open' })
        announce('Any one of them is enough now. Undo takes it back.')
      },
      split(index) {
        const now = draft.now()
        draft.replaceAll({ ...now, require: split(now.require, index, helpers) })
        attention.set({ ruleType: 'require', index, next: 'focus' })
        announce('All of them are asked for now. Undo takes it back.')
      },
    }
  }, [draft, names, helpers, attention, announce])
}
