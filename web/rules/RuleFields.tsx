import { useId } from 'react'
import type { Problem } from '#core/rule'
import type { Field, Selector } from '#core/selector'
import { useSuggestSources } from '../api/account'
import { ChoiceField } from './ChoiceField'
import { ChoicesField } from './ChoicesField'
import { problemOf, problemsOfWhole, withField } from './field-value'
import { ProblemText } from './FieldFrame'
import { KeptField } from './KeptField'
import { ReferenceField } from './ReferenceField'
import { loginFieldOf, loginsFor, type TextSuggestion } from './text-suggestions'
import { TextField } from './TextField'
import { useUsedValues } from './use-used-values'

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
  const sources = useSuggestSources()
  const logins = loginsFor(selector.fields, value, sources.rows.identity_providers)
  const fields = Object.entries(selector.fields)
  const names = fields.map(([name]) => name)
  const first = fields.find(([, field]) => field.kind !== 'kept')?.[0]
  const unknown = Object.keys(value).filter((key) => !names.includes(key))
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {fields.map(([name, field]) => (
        <FieldOf
          key={name}
          selector={selector}
          name={name}
          id={`${id}-${name}`}
          field={field}
          value={value[name]}
          logins={logins}
          problem={problemOf(problems, name)}
          onChange={(next) => onChange(withField(value, name, field, next))}
          onChoose={(next, taken) => onChange(withTaken(selector, withField(value, name, field, next), taken))}
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

/** What a suggestion brings with it, such as the login method of a directory's group, where nothing stands yet. */
function withTaken({ fields }: Selector, value: Record<string, unknown>, taken: TextSuggestion | undefined) {
  const login = loginFieldOf(fields)?.name
  const brought = {
    ...taken?.fills,
    ...(login !== undefined && taken?.login !== undefined && { [login]: taken.login }),
  }
  const missing = Object.entries(brought).filter(([name]) => name in fields && !value[name])
  return missing.length === 0 ? value : { ...value, ...Object.fromEntries(missing) }
}

interface FieldOfProps {
  id: string
  selector: Selector
  name: string
  field: Field
  value: unknown
  logins: readonly string[] | undefined
  problem: string | undefined
  onChange: (next: unknown) => void
  onChoose: (next: string, taken: TextSuggestion | undefined) => void
  autoFocus: boolean
  disabled: boolean
}

function FieldOf({ selector, name, field, logins, onChoose, ...rest }: FieldOfProps) {
  const used = useUsedValues(selector, name, field)
  switch (field.kind) {
    case 'text':
      return <TextField field={field} logins={logins} used={used} onChoose={onChoose} {...rest} />
    case 'choice':
      return <ChoiceField field={field} {...rest} />
    case 'choices':
      return <ChoicesField field={field} {...rest} />
    case 'reference':
      return <ReferenceField field={field} {...rest} />
    default:
      return rest.value === undefined ? null : <KeptField label={field.label} value={rest.value} />
  }
}
