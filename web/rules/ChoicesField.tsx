import { Checkbox } from '@cloudflare/kumo/components/checkbox'
import { choiceText } from './choice-options'
import type { FieldInput } from './field-input'
import { checkedOf, toggled } from './field-value'
import { ProblemText, describedBy } from './FieldFrame'

/** Several of a built-in table: a checkbox each. A value that the table lacks has its own box, so that it stays. */
export function ChoicesField({ id, field, value, problem, onChange, disabled }: FieldInput<'choices'>) {
  const checked = checkedOf(value)
  const known = field.choices.map((choice) => choice.value)
  const all = [...known, ...checked.filter((entry) => !known.includes(entry))]
  return (
    <fieldset
      id={id}
      disabled={disabled}
      aria-describedby={describedBy(id, { hint: field.hint, problem })}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="mb-1.5 text-sm font-medium text-kumo-default">{field.label}</legend>
      {all.map((entry) => (
        <Checkbox
          key={entry}
          label={choiceText(field.choices, entry)}
          checked={checked.includes(entry)}
          disabled={disabled}
          onCheckedChange={(on) => onChange(toggled(value, entry, on))}
        />
      ))}
      {problem && <ProblemText id={`${id}-problem`}>{problem}</ProblemText>}
      {field.hint && (
        <p id={`${id}-hint`} className="text-sm text-kumo-subtle">
          {field.hint}
        </p>
      )}
    </fieldset>
  )
}
