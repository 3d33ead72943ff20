import { useController } from 'react-hook-form'
import { Checkbox } from '../../../ui/Checkbox'
import { useDraftEditor } from '../editor-context'
import { Condition } from './Condition'

/** The page runs at Cloudflare, and only its picture reaches the visitor. */
export function IsolationCondition() {
  const { draft, lockedReason } = useDraftEditor()
  const { field } = useController({ control: draft.control, name: 'isolation_required' })
  return (
    <Condition field="isolation_required" set={field.value} state={field.value ? 'always' : 'not asked for'}>
      <Checkbox
        label="Open only in an isolated browser"
        checked={field.value}
        onChange={field.onChange}
        disabled={lockedReason !== undefined}
      />
    </Condition>
  )
}
