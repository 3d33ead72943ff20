import { memo } from 'react'
import { useController } from 'react-hook-form'
import { groupFields } from '#core/policy-fields'
import { Checkbox } from '../../ui/Checkbox'
import { useDraftEditor } from './editor-context'
import { FieldProblems } from './FieldProblems'

/** Whether new applications get the group. `told`: Cloudflare said whether it is on; often it does not. */
export const GroupDefault = memo(function GroupDefault({ told }: { told: boolean }) {
  const { draft, lockedReason } = useDraftEditor()
  const { field } = useController({ control: draft.control, name: 'is_default' })
  const { plain, help } = groupFields.is_default
  const unknown = ' Cloudflare does not tell whether this is on now: unticked may also mean “not told”.'
  return (
    <div>
      <Checkbox
        label={plain}
        hint={told ? help : help + unknown}
        checked={field.value}
        onChange={field.onChange}
        disabled={lockedReason !== undefined}
      />
      <FieldProblems field="is_default" atOnce />
    </div>
  )
})
