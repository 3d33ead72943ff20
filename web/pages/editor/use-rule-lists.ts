import { useFieldArray, type Control, type UseFieldArrayReturn } from 'react-hook-form'
import type { Draft } from '#core/draft'
import type { RuleType } from '#core/rule-type'

export type RuleList = UseFieldArrayReturn<Draft, RuleType, '_k'>

const keyIn = ({ _k: key }: RuleList['fields'][number]) => key

/** The key that stays with a row while others come, go and move. */
export const keyOfRow = (row: RuleList['fields'][number] | undefined) => row && keyIn(row)

/** The three lists of rules in the form. Their rows are named by position; `_k` is the key that stays with a row. */
export function useRuleLists(control: Control<Draft>): Record<RuleType, RuleList> {
  return {
    include: useFieldArray({ control, name: 'include', keyName: '_k' }),
    require: useFieldArray({ control, name: 'require', keyName: '_k' }),
    exclude: useFieldArray({ control, name: 'exclude', keyName: '_k' }),
  }
}
