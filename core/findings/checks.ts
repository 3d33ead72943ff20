import { appChecks } from './app-fit'
import type { Check } from './check'
import { neverMatching } from './never-checks'
import { openToMany } from './open-who'
import { orderChecks } from './order'
import { redundantChecks } from './redundant'
import { referenceChecks } from './references'
import { ruleChecks } from './rule-checks'
import { approvalChecks, sessionChecks } from './visits'

/** The catalogue: every check. A new one is its module and one line here. */
export const checks: readonly Check[] = [
  ...openToMany,
  ...neverMatching,
  ...ruleChecks,
  ...orderChecks,
  ...appChecks,
  ...referenceChecks,
  ...redundantChecks,
  ...sessionChecks,
  ...approvalChecks,
]
