import { PlusIcon } from '@phosphor-icons/react'
import { useController } from 'react-hook-form'
import type { ApprovalRow } from '#core/draft'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { useDraftEditor } from '../editor-context'
import { ApproverGroup } from './ApproverGroup'
import { Condition } from './Condition'

const NEW_GROUP: ApprovalRow = { approvals_needed: 1, email_addresses: [], email_list_uuid: '', text: '' }

/** A visit that waits until others agree, and who they are. */
export function ApprovalCondition() {
  const { draft, lockedReason } = useDraftEditor()
  const { field: required } = useController({ control: draft.control, name: 'approval_required' })
  const { field: groups } = useController({ control: draft.control, name: 'approval_groups' })
  const rows = groups.value
  const locked = lockedReason !== undefined
  const replace = (index: number, row: ApprovalRow) => groups.onChange(rows.with(index, row))
  const ask = (asked: boolean) => {
    required.onChange(asked)
    if (asked && rows.length === 0) groups.onChange([NEW_GROUP])
  }
  return (
    <Condition
      field="approval_required"
      set={required.value || rows.length > 0}
      state={required.value ? 'needed' : 'not needed'}
      alsoOf={['approval_groups']}
    >
      <Checkbox
        label="Somebody must approve each visit"
        hint="An approval lasts 24 hours at most. It needs “Ask for a reason” as well."
        checked={required.value}
        onChange={ask}
        disabled={locked}
      />
      {rows.map((row, index) => (
        // Groups of approvers have no names; they are only added at the end and removed by their own button.
        <ApproverGroup
          key={`${index}-${rows.length}`}
          number={index + 1}
          row={row}
          locked={locked}
          onChange={(next) => replace(index, next)}
          onRemove={() => groups.onChange(rows.toSpliced(index, 1))}
        />
      ))}
      {(required.value || rows.length > 0) && !locked && (
        <div>
          <Button size="sm" icon={PlusIcon} onClick={() => groups.onChange([...rows, NEW_GROUP])}>
            Add a group of approvers
          </Button>
        </div>
      )}
    </Condition>
  )
}
