import * as z from 'zod'
import { RULE_TYPES, type RuleType } from '#core/rule-type'

/**
 * What the address of the editor keeps: the draft on the server that is open in it, and once, that a reason is to be
 * given for the first rule that lacks one, or the rule to go to.
 */
export const editorSearch = z.object({
  draft: z.string().optional().catch(undefined),
  add: z.literal('reason').optional().catch(undefined),
  at: z.string().optional().catch(undefined),
})

/** A rule as the address names it: `include.2`; `undefined` = it names none. */
export function ruleAt(at: string): { ruleType: RuleType; index: number } | undefined {
  const [list, position = ''] = at.split('.')
  const ruleType = RULE_TYPES.find((one) => one === list)
  return ruleType && /^\d{1,4}$/.test(position) ? { ruleType, index: Number(position) } : undefined
}
