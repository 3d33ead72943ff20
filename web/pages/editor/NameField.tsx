import { memo, useState } from 'react'
import { useController } from 'react-hook-form'
import { fieldWords } from '#core/policy-fields'
import { TextInput } from '../../ui/TextInput'
import { useDraftEditor } from './editor-context'
import { ProblemTexts, useFieldProblems } from './FieldProblems'

/** The name, where the heading of other pages stands. */
export const NameField = memo(function NameField() {
  const { kind, draft, lockedReason } = useDraftEditor()
  const { field } = useController({ control: draft.control, name: 'name' })
  const [left, setLeft] = useState(false)
  const problems = useFieldProblems('name', left)
  const words = fieldWords(kind, 'name')
  return (
    <div className="min-w-0">
      <TextInput
        {...field}
        label="Name"
        hideLabel
        size="lg"
        title={words?.help}
        placeholder={kind === 'policies' ? 'Name of the policy' : 'Name of the group'}
        onBlur={() => setLeft(true)}
        readOnly={lockedReason !== undefined}
        data-name
        aria-invalid={problems.some(({ severity }) => severity === 'error')}
        className="w-full text-lg font-semibold"
      />
      <ProblemTexts problems={problems} />
    </div>
  )
})
