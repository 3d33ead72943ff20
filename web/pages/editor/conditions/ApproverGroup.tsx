import { TrashIcon } from '@phosphor-icons/react'
import { useState } from 'react'
import type { ApprovalRow } from '#core/draft'
import { useAccountNames, useSuggestSources } from '../../../api/account'
import { IconButton } from '../../../ui/IconButton'
import { Select, type Option } from '../../../ui/Select'
import { TextArea } from '../../../ui/TextArea'
import { TextInput } from '../../../ui/TextInput'
import { FieldProblems } from '../FieldProblems'

interface Props {
  /** From 1, as the page counts them. */
  number: number
  row: ApprovalRow
  locked: boolean
  onChange: (row: ApprovalRow) => void
  onRemove: () => void
}

const NO_LIST = 'no-list'

const emailsOf = (text: string) => text.split(/[\s,;]+/).filter((email) => email !== '')

/** People of whom some number must agree. */
export function ApproverGroup({ number, row, locked, onChange, onRemove }: Props) {
  // What is typed is kept as it is typed: a comma at the end must not vanish under the cursor.
  const [emails, setEmails] = useState(row.email_addresses.join('\n'))
  const shown = sameEmails(emailsOf(emails), row.email_addresses) ? emails : row.email_addresses.join('\n')
  return (
    <fieldset
      aria-label={`Approvers, group ${number}`}
      className="flex min-w-0 flex-col gap-3 rounded-lg bg-kumo-tint p-3"
    >
      <div className="flex items-end justify-between gap-3">
        <TextInput
          label="How many must approve"
          type="number"
          min={0}
          value={Number.isFinite(row.approvals_needed) ? String(row.approvals_needed) : ''}
          onChange={({ target }) => onChange({ ...row, approvals_needed: target.valueAsNumber })}
        />
        {!locked && <IconButton label={`Remove approvers, group ${number}`} icon={TrashIcon} onClick={onRemove} />}
      </div>
      <TextArea
        label="Emails of the approvers"
        hint="One on each line."
        rows={3}
        value={shown}
        onChange={({ target }) => {
          setEmails(target.value)
          onChange({ ...row, email_addresses: emailsOf(target.value) })
        }}
      />
      <Select
        label="And everybody on this list"
        options={useLists(row.email_list_uuid)}
        value={row.email_list_uuid === '' ? NO_LIST : row.email_list_uuid}
        onChange={(next) => onChange({ ...row, email_list_uuid: next === NO_LIST ? '' : next })}
        disabled={locked}
      />
      <FieldProblems field={`approval_groups.${number - 1}`} atOnce />
    </fieldset>
  )
}

const sameEmails = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n')

/** The account's lists of emails, and the chosen one even where it is gone or could not be read. */
function useLists(chosen: string): Option<string>[] {
  const { nameOf } = useAccountNames()
  const sources = useSuggestSources()
  const lists = sources.rows.email_lists ?? []
  const options = [{ value: NO_LIST, label: 'No list' }, ...lists.map(({ id, name }) => ({ value: id, label: name }))]
  if (chosen === '' || lists.some(({ id }) => id === chosen)) return options
  const missing = nameOf({ kind: 'email_lists', id: chosen }).state === 'missing'
  const label = missing ? 'A list that no longer exists' : 'A list whose name we could not read'
  return [...options, { value: chosen, label }]
}
