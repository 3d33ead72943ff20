import { useId, type ReactNode } from 'react'
import type { Problem } from '#core/rule'
import type { Field, Selector } from '#core/selector'
import { ChoiceField } from './ChoiceField'
import { ChoicesField } from './ChoicesField'
import { problemOf, problemsOfWhole, textOfValue, withField } from './field-value'
import { ProblemText } from './FieldFrame'
import { KeptField } from './KeptField'
import { ReferenceField } from './ReferenceField'
import { TextField } from './TextField'

interface Props {
  selector: Selector
  value: Record<string, unknown>
  problems: readonly Problem[]
  onChange: (value: Record<string, unknown>) => void
  /** The first field that can be edited takes the focus. */
  autoFocus?: boolean
  disabled?: boolean
}

/** The inputs of one rule: whatever its selector asks for, each with what is wrong beside it. */
export function RuleFields({ selector, value, problems, onChange, autoFocus = false, disabled = false }: Props) {
  const id = useId()
  const fields = Object.entries(selector.fields)
  const names = fields.map(([name]) => name)
  const first = fields.find(([, field]) => field.kind !== 'kept')?.[0]
  const unknown = Object.keys(value).filter((key) => !names.includes(key))
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {fields.map(([name, field]) => (
        <FieldOf
          key={name}
          id={`${id}-${name}`}
          field={field}
          value={value[name]}
          login={textOfValue(value['identity_provider_id'])}
          problem={problemOf(problems, name)}
          onChange={(next) => onChange(withField(value, name, field, next))}
          autoFocus={autoFocus && name === first}
          disabled={disabled}
        />
      ))}
      {fields.length === 0 && <p className="text-sm text-kumo-subtle">{selector.help} There is nothing to fill in.</p>}
      {unknown.map((key) => (
        <KeptField key={key} label={key} value={value[key]} />
      ))}
      {problemsOfWhole(problems, names).map((message) => (
        <ProblemText key={message}>{message}</ProblemText>
      ))}
    </div>
  )
}

interface FieldOfProps {
  id: string
  field: Field
  value: unknown
  login: string
  problem: string | undefined
  onChange: (next: unknown) => void
  autoFocus: boolean
  disabled: boolean
}

function FieldOf({ field, login, ...rest }: FieldOfProps): ReactNode {
  switch (field.kind) {
    case 'text':
      return <TextField field={field} login={login} {...rest} />
    case 'choice':
      return <ChoiceField field={field} {...rest} />
    case 'choices':
      return <ChoicesField field={field} {...rest} />
    case 'reference':
      return <ReferenceField field={field} {...rest} />
    case 'kept':
      return rest.value === undefined ? null : <KeptField label={field.label} value={rest.value} />
  }
}
