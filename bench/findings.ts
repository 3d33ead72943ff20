import { rulesOf } from '#core/rule-lists'
import { RULE_TYPES } from '#core/rule-type'
import type * as Find from '#core/findings/find'
import type * as Rules from '#core/rule'
import { factsOf } from '../server/sandbox/practice/facts'
import { largeAccount } from '../server/sandbox/practice/large'
import { bundled } from './bundled'
import { type Figure, median, ms } from './figure'

const TIMES = 31
const NOW = new Date('2026-11-21T12:00:00Z')

/** The median time of some runs, each on an account that nothing was remembered of. */
function medianOf(run: (facts: ReturnType<typeof factsOf>) => void): number {
  const seed = factsOf(largeAccount(), NOW)
  const samples = Array.from({ length: TIMES }, () => {
    const facts = structuredClone(seed)
    const began = performance.now()
    run(facts)
    return performance.now() - began
  })
  return median(samples)
}

/** All findings of the account of 500 policies, beside the least that any check must do: reading every rule once. */
export async function findings(): Promise<Figure[]> {
  const { findingsOf } = await bundled<typeof Find>('core/findings/find.ts')
  const { readRule } = await bundled<typeof Rules>('core/rule.ts')
  const floor = medianOf(({ policies, groups }) => {
    for (const document of [...policies, ...groups])
      for (const ruleType of RULE_TYPES) for (const rule of rulesOf(document, ruleType)) readRule(rule)
  })
  const ours = medianOf((facts) => void findingsOf(facts))
  return [
    {
      what: '500 policies, 300 groups, 500 applications',
      ours: ms(ours),
      beside: `reading every rule once ${ms(floor)}`,
      promise: '≤ 100 ms',
      holds: ours <= 100,
    },
  ]
}
