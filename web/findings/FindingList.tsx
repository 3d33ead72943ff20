import type { ReactNode } from 'react'
import { findingKey, type Finding } from '#core/findings/finding'
import { FindingNote, type FindingActions } from './FindingNote'

interface Props extends FindingActions {
  /** The list's name, for those who listen to it. */
  label: string
  findings: readonly Finding[]
  /** Where a finding is, before its message. */
  whereOf?: (finding: Finding) => ReactNode
}

/**
 * Findings one below the other, in the order given (the catalogue gives the gravest first), each with its fix and its
 * waiver. What the buttons do is up to whoever shows the list: see `FixDialog` and `WaiveDialog`.
 */
export function FindingList({ label, findings, whereOf, ...actions }: Props) {
  return (
    <ul aria-label={label} className="flex flex-col gap-3">
      {findings.map((finding, index) => (
        // Two findings may share a key, where one place is wrong in two ways.
        <li key={`${findingKey(finding)} ${finding.message} ${index}`}>
          <FindingNote finding={finding} where={whereOf?.(finding)} {...actions} />
        </li>
      ))}
    </ul>
  )
}
