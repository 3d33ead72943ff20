import { useState } from 'react'
import { TypeAhead } from '../ui/TypeAhead'
import { choicesFor, choiceText, valueTyped } from './choice-options'
import type { FieldInput } from './field-input'
import { textOfValue } from './field-value'
import { describedBy, FieldFrame } from './FieldFrame'

const SHOWN = 50

/** One of a built-in table, found by name, by code or by another spelling: 250 countries are one short word away. */
export function ChoiceField({ id, field, value, problem, onChange, autoFocus, disabled }: FieldInput<'choice'>) {
  const { label, choices, hint, freeText } = field
  const current = textOfValue(value)
  const [typed, setTyped] = useState<string>()
  const found = choicesFor(choices, typed ?? '')
  const settle = (next: string) => {
    setTyped(undefined)
    if (next !== current) onChange(next)
  }
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      <TypeAhead
        id={id}
        text={typed ?? choiceText(choices, current)}
        onText={setTyped}
        onChoose={settle}
        onBlur={() => typed !== undefined && settle(valueTyped(choices, typed))}
        groups={[
          {
            label,
            items: found
              .slice(0, SHOWN)
              .map((choice) => ({ id: choice.value, title: choice.label, aside: codeOf(choice) })),
          },
        ]}
        notes={notesFor(found.length, freeText === true)}
        markFirst={!freeText}
        autoFocus={autoFocus}
        disabled={disabled}
        invalid={problem !== undefined}
        describedBy={describedBy(id, { hint, problem })}
      />
    </FieldFrame>
  )
}

const codeOf = ({ value, label }: { value: string; label: string }) => (value === label ? undefined : value)

function notesFor(count: number, freeText: boolean) {
  if (count > SHOWN) return [`${count - SHOWN} more: type a few letters.`]
  if (count === 0)
    return [freeText ? 'Not in our list: it is kept as you type it.' : 'Nothing in the list is called that.']
  return []
}
