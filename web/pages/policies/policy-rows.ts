import { DECISIONS, isDecision, type Decision } from '#core/decision'
import type { PolicyDocument } from '#core/documents'
import { ownerInWords } from '#core/ownership'
import type { Names } from '#core/selector'
import { listRow, type HelperRules, type ListRow } from '../../lists/list-row'
import { compare, filterRows, type RowFilter } from '../../lists/row-filter'

export interface PolicyRow extends ListRow {
  /** As it came: it may be one that we do not know. */
  decision: unknown
  /** The other account that it belongs to, which alone can change it: its name, or that it is another one. */
  owner: string | undefined
}

interface Reading {
  account: string
  names: Names
  helperRules: HelperRules
}

/** The policies of an account as rows. */
export const policyRows = (policies: readonly PolicyDocument[], { account, ...reading }: Reading): PolicyRow[] =>
  policies.map((policy) => ({
    ...listRow('policies', policy, reading, typeof policy.app_count === 'number' ? policy.app_count : undefined),
    decision: policy.decision,
    owner: ownerInWords(policy, account, reading.names.nameOf),
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
