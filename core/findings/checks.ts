import { appAddressChecks } from './app-addresses'
import { appKindChecks } from './app-kinds'
import { appLoginChecks } from './app-logins'
import { approvalChecks } from './approvals'
import type { Check } from './check'
import { exceptionChecks } from './exception-checks'
import { limitChecks } from './limits'
import { lockChecks } from './lock'
import { lockOutChecks } from './lock-out'
import { manyEmailChecks } from './many-emails'
import { neverMatching } from './never-checks'
import { openToMany } from './open-who'
import { orderChecks } from './order'
import { peopleChecks } from './people-checks'
import { publicChecks } from './public-apps'
import { redundantChecks } from './redundant'
import { referenceChecks } from './references'
import { ruleChecks } from './rule-checks'
import { sessionChecks } from './sessions'
import { unusedChecks } from './unused'

/** The catalogue: every check. A new one is its module and one line here. */
export const checks: readonly Check[] = [
  ...openToMany,
  ...neverMatching,
  ...ruleChecks,
  ...orderChecks,
  ...publicChecks,
  ...appLoginChecks,
  ...appKindChecks,
  ...appAddressChecks,
  ...lockChecks,
  ...lockOutChecks,
  ...referenceChecks,
  ...limitChecks,
  ...redundantChecks,
  ...manyEmailChecks,
  ...unusedChecks,
  ...sessionChecks,
  ...approvalChecks,
  ...peopleChecks,
  ...exceptionChecks,
]
