import { DECISIONS, isDecision, type Decision } from '#core/decision'
import type { PolicyDocument } from '#core/documents'
import type { NameLookup } from '#core/reference'
import { listRow, type ListRow } from '../../lists/list-row'
import { compare, filterRows, type RowFilter } from '../../lists/row-filter'

export interface PolicyRow extends ListRow {
  /** As it came: it may be one that we do not know. */
  decision: unknown
  /** It belongs to another account, which alone can change it. */
  shared: boolean
}

interface Reading {
  account: string
  nameOf: NameLookup
}

/** The policies of an account as rows. An account names its own policies with its id, or with none. */
export const policyRows = (policies: readonly PolicyDocument[], { account, nameOf }: Reading): PolicyRow[] =>
  policies.map((policy) => ({
    ...listRow('policies', policy, nameOf, typeof policy.app_count === 'number' ? policy.app_count : undefined),
    decision: policy.decision,
    shared: typeof policy.account_id === 'string' && policy.account_id !== '' && policy.account_id !== account,
  }))

export interface PolicyFilter extends RowFilter {
  action?: Decision | undefined
}

export const filterPolicies = (rows: readonly PolicyRow[], { action, ...filter }: PolicyFilter): PolicyRow[] =>
  filterRows(action === undefined ? rows : rows.filter((row) => row.decision === action), filter)

/** By action in the order of Cloudflare's documentation, unknown ones last; the same action by name. */
export const compareActions = (a: PolicyRow, b: PolicyRow) =>
  actionRank(a.decision) - actionRank(b.decision) || compare.name(a, b)

const actionRank = (decision: unknown) => (isDecision(decision) ? DECISIONS.indexOf(decision) : DECISIONS.length)
