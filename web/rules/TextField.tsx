import { useMemo, useState } from 'react'
import { Input } from '@cloudflare/kumo/components/input'
import { useAccountNames } from '../api/account'
import { TypeAhead, type TypeAheadGroup } from '../ui/TypeAhead'
import { useAfterPaint } from '../ui/use-after-paint'
import type { FieldInput } from './field-input'
import { textOfValue } from './field-value'
import { describedBy, FieldFrame } from './FieldFrame'
import { hasSuggestions, textSuggestions, type TextSources, type TextSuggestion } from './text-suggestions'
import { useFieldNotes } from './use-field-notes'

const SHOWN = 50

const NOTHING: TypeAheadGroup[] = []

interface Props extends FieldInput<'text'> {
  /** The login methods whose directory groups can be offered; `undefined` = any. */
  logins: readonly string[] | undefined
  /** The values that rules of the account hold in this field. */
  used: TextSources['used']
  /** A suggestion was taken. */
  onChoose: (next: string, taken: TextSuggestion | undefined) => void
}

/** A line of text. Where the account knows likely values they are offered, but anything may be typed. */
export function TextField(input: Props) {
  const { id, field, problem } = input
  return (
    <FieldFrame id={id} label={field.label} optional={field.optional} hint={field.hint} problem={problem}>
      {hasSuggestions(field) ? <SuggestingInput {...input} /> : <PlainInput {...input} />}
    </FieldFrame>
  )
}

function PlainInput({ id, field, value, problem, onChange, autoFocus, disabled }: FieldInput<'text'>) {
  return (
    <Input
      id={id}
      value={textOfValue(value)}
      onChange={(event) => onChange(event.target.value)}
      placeholder={field.placeholder}
      inputMode={field.inputMode}
      autoFocus={autoFocus}
      disabled={disabled}
      spellCheck={false}
      autoComplete="off"
      variant={problem ? 'error' : 'default'}
      aria-invalid={problem !== undefined}
      aria-describedby={describedBy(id, { hint: field.hint, problem })}
      className="w-full"
    />
  )
}

function SuggestingInput({ id, field, value, problem, onChange, autoFocus, disabled, logins, used, onChoose }: Props) {
  const names = useAccountNames()
  const sources = useMemo(() => ({ ...names.sources, used }), [names.sources, used])
  const notes = useFieldNotes(field)
  const text = textOfValue(value)
  // The list opens on the whole table, and narrows once something is typed: a value that is already there is no search.
  const [searching, setSearching] = useState(false)
  // Letters come before what they may mean, which takes a moment among thousands.
  const searched = useAfterPaint(searching ? text : '')
  const items = useMemo(
    () => textSuggestions(field, sources, searched, logins).slice(0, SHOWN),
    [field, sources, searched, logins],
  )
  const groups = useMemo(
    () =>
      items.length > 0
        ? [
            {
              label: field.label,
              items: items.map((item) => ({ id: item.value, title: item.title, detail: item.detail })),
            },
          ]
        : NOTHING,
    [field, items],
  )
  const meant = field.suggestById
    ? textSuggestions(field, sources, text, undefined).find((item) => item.value === text)
    : undefined
  return (
    <>
      <TypeAhead
        id={id}
        text={text}
        onText={(next) => {
          setSearching(true)
          onChange(next)
        }}
        onChoose={(next) => {
          setSearching(false)
          onChoose(
            next,
            items.find((item) => item.value === next),
          )
        }}
        groups={groups}
        notes={items.length === 0 ? ['Nothing we know of: you can type any value.', ...notes] : notes}
        placeholder={field.placeholder}
        inputMode={field.inputMode}
        autoFocus={autoFocus}
        disabled={disabled}
        invalid={problem !== undefined}
        describedBy={describedBy(id, { hint: field.hint, problem })}
      />
      {meant && <p className="text-sm text-kumo-subtle">This is “{meant.title}”.</p>}
    </>
  )
}
