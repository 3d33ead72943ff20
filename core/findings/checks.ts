import type { Check } from './check'
import { neverMatching } from './never-match'
import { openToMany } from './open-who'
import { ruleChecks } from './rule-checks'

/** The catalogue: every check, in no order that matters. A new one is its module and one line here. */
export const checks: readonly Check[] = [...openToMany, ...neverMatching, ...ruleChecks]
