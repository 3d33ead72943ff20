import { useController } from 'react-hook-form'
import { policyFields } from '#core/policy-fields'
import { Checkbox } from '../../../ui/Checkbox'
import { TextArea } from '../../../ui/TextArea'
import { useDraftEditor } from '../editor-context'
import { Condition } from './Condition'

/** Visitors write why they come, under a question of the policy's own. */
export function ReasonCondition() {
  const { draft, lockedReason } = useDraftEditor()
  const { field: required } = useController({ control: draft.control, name: 'purpose_justification_required' })
  const { field: prompt } = useController({ control: draft.control, name: 'purpose_justification_prompt' })
  return (
    <Condition
      field="purpose_justification_required"
      set={required.value || prompt.value !== ''}
      state={required.value ? 'asked' : 'not asked'}
      alsoOf={['purpose_justification_prompt']}
    >
      <Checkbox
        label="Visitors must write why they come"
        checked={required.value}
        onChange={required.onChange}
        disabled={lockedReason !== undefined}
      />
      {(required.value || prompt.value !== '') && (
        <TextArea
          label={policyFields.purpose_justification_prompt.plain}
          hint={policyFields.purpose_justification_prompt.help}
          rows={2}
          value={prompt.value}
          onChange={({ target }) => prompt.onChange(target.value)}
        />
      )}
    </Condition>
  )
}
