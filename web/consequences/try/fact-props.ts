import type { AccessRequest } from '#core/access-request'
import type { AccountFacts } from '#core/findings/account-facts'
import type { AskedFact } from '#core/visit-fact'

/** What every input of a fact is given. */
export interface FactProps {
  visit: AccessRequest
  onVisit: (visit: AccessRequest) => void
  /** What the rules ask for. */
  asked: readonly AskedFact[]
  /** The account, for names; `undefined` while it is read. */
  facts: AccountFacts | undefined
}
