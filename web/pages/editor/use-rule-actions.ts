import { useMemo } from 'react'
import { ruleOf, ruleRow } from '#core/draft'
import { textOf } from '#core/phrase'
import type { Rule } from '#core/rule'
import { RULE_TYPES, ruleTypeWords, type RuleType } from '#core/rule-type'
import { ruleWords } from '#core/rule-words'
import type { Names } from '#core/selector'
import type { Attention } from './editor-context'
import type { ExternalStore } from '../../external-store'
import type { DraftForm } from './use-draft'

/** What can be done with rules, each one step that can be undone. All say what they did and move the focus along. */
export interface RuleActions {
  add: (ruleType: RuleType, rules: readonly Rule[], options: { edit: boolean }) => void
  remove: (ruleType: RuleType, index: number) => void
  duplicate: (ruleType: RuleType, index: number) => void
  move: (from: RuleType, index: number, to: RuleType) => void
}

/** The block before (-1) or after (1) one, as they stand on the page; `undefined` at the ends. */
export const neighbour = (ruleType: RuleType, step: -1 | 1): RuleType | undefined =>
  RULE_TYPES[RULE_TYPES.indexOf(ruleType) + step]

const blockName = (ruleType: RuleType) => `“${ruleTypeWords[ruleType].plain}”`

interface Options {
  draft: DraftForm
  names: Names
  attention: ExternalStore<Attention | undefined>
  announce: (text: string) => void
}

export function useRuleActions({ draft, names, attention, announce }: Options): RuleActions {
  return useMemo(() => {
    const rowAt = (ruleType: RuleType, index: number) => draft.now()[ruleType][index]
    const told = (text: string) => textOf(ruleWords(ruleOf({ text }), names).who)
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
        draft.list(ruleType).remove(index)
        attention.set({ ruleType, index: Math.min(index, count(ruleType) - 1), next: 'focus' })
        announce(`Removed from ${blockName(ruleType)}: ${told(row.text)}. Undo brings it back.`)
      },
      duplicate(ruleType, index) {
        const row = rowAt(ruleType, index)
        if (!row) return
        draft.list(ruleType).insert(index + 1, { text: row.text }, { shouldFocus: false })
        attention.set({ ruleType, index: index + 1, next: 'open' })
        announce('Duplicated. Change the copy, because two equal rules say the same.')
      },
      move(from, index, to) {
        const row = rowAt(from, index)
        if (!row || from === to) return
        draft.list(from).remove(index)
        const last = count(to)
        draft.list(to).append({ text: row.text }, { shouldFocus: false })
        attention.set({ ruleType: to, index: last, next: 'focus' })
        announce(`Moved to ${blockName(to)}: ${told(row.text)}.`)
      },
    }
  }, [draft, names, attention, announce])
}
