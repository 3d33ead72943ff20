import type { PickerRow } from '#core/account-data'
import { referenceNouns, type Found, type Reference } from '#core/reference'
import { ProblemText } from './FieldFrame'
import { rowDetail } from './reference-options'

interface Props {
  reference: Reference
  found: Found
  row: PickerRow | undefined
  /** "used by 3"; absent while that is not known. */
  usedBy: string | undefined
}

/** What is known of the thing that a rule points to: its type, what ails it, how often it is used, or that it is gone. */
export function ReferenceAbout({ reference, found, row, usedBy }: Props) {
  const { one } = referenceNouns[reference.kind]
  if (found.state === 'missing') {
    return (
      <ProblemText>
        The {one} {found.name === undefined ? 'chosen here' : `“${found.name}”`} no longer exists. Choose another, or
        remove the rule. <Id id={reference.id} />
      </ProblemText>
    )
  }
  if (found.state === 'unread') {
    if (found.why !== undefined) {
      return (
        <p>
          We cannot tell whether the {one} chosen here still exists: it may belong to one domain. It is kept as it is.{' '}
          {found.why} <Id id={reference.id} />
        </p>
      )
    }
    return (
      <p>
        We could not read the name of this {one}; it is kept as it is. <Id id={reference.id} />
      </p>
    )
  }
  if (found.zone !== undefined) {
    return (
      <p title={reference.id}>
        This group belongs to one domain, and only that domain’s own applications can use it. What Cloudflare makes of
        it here is not documented.
      </p>
    )
  }
  return (
    <>
      {row?.trouble && <ProblemText>{row.trouble}</ProblemText>}
      <p title={reference.id}>{[row ? rowDetail(row) : found.detail, usedBy].filter(Boolean).join(' · ')}</p>
    </>
  )
}

const Id = ({ id }: { id: string }) => <span className="block text-xs break-all">{id}</span>
