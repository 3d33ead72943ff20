import { useMemo, useState } from 'react'
import { Input } from '@cloudflare/kumo/components/input'
import { useAccountNames } from '../api/account'
import { TypeAhead, type TypeAheadGroup } from '../ui/TypeAhead'
import { useSettled } from '../ui/use-settled'
import { useTyped } from '../ui/use-typed'
import type { FieldInput } from './field-input'
import { textOfValue } from './field-value'
import { describedBy, FieldFrame } from './FieldFrame'
import { hasSuggestions, textSuggestions, type TextSources, type TextSuggestion } from './text-suggestions'
import { useFieldNotes } from './use-field-notes'

const SHOWN = 50

/** How long after the last letter it is looked up what may be meant, in milliseconds. */
const SUGGEST_PAUSE_MS = 80

const NOTHING: TypeAheadGroup[] = []

interface Props extends FieldInput<'text'> {
  /** The login methods whose directory groups can be offered; `undefined` = any. */
  logins: readonly string[] | undefined
  /** The values that rules of the account hold in this field. */
  used: TextSources['used']
  /** A suggestion was taken. */
  onChoose: (next: string, taken: TextSuggestion | undefined) => void
}

/** What the box itself is given: its text as it is being typed. */
interface Box extends Omit<Props, 'value' | 'onChange'> {
  text: string
  onText: (text: string) => void
}

/** A line of text. Where the account knows likely values they are offered, but anything may be typed. */
export function TextField({ value, onChange, ...input }: Props) {
  const { id, field, problem } = input
  const { text, type } = useTyped(textOfValue(value), onChange)
  return (
    <FieldFrame id={id} label={field.label} optional={field.optional} hint={field.hint} problem={problem}>
      {hasSuggestions(field) ? (
        <SuggestingInput text={text} onText={type} {...input} />
      ) : (
        <PlainInput text={text} onText={type} {...input} />
      )}
    </FieldFrame>
  )
}

function PlainInput({ id, field, text, problem, onText, autoFocus, disabled }: Box) {
  return (
    <Input
      id={id}
      value={text}
      onChange={(event) => onText(event.target.value)}
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

function SuggestingInput({ id, field, text, problem, onText, autoFocus, disabled, logins, used, onChoose }: Box) {
  const names = useAccountNames()
  const sources = useMemo(() => ({ ...names.sources, used }), [names.sources, used])
  const notes = useFieldNotes(field)
  // The list opens on the whole table, and narrows once something is typed: a value that is already there is no search.
  const [searching, setSearching] = useState(false)
  // Letters come before what they may mean, which takes a moment among thousands.
  const searched = useSettled(searching ? text : '', SUGGEST_PAUSE_MS)
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
  const looked = useSettled(text, SUGGEST_PAUSE_MS)
  const meant = useMemo(
    () =>
      field.suggestById
        ? textSuggestions(field, sources, looked, undefined).find((item) => item.value === looked)
        : undefined,
    [field, sources, looked],
  )
  return (
    <>
      <TypeAhead
        id={id}
        text={text}
        onText={(next) => {
          setSearching(true)
          onText(next)
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
      {meant && looked === text && <p className="text-sm text-kumo-subtle">This is “{meant.title}”.</p>}
    </>
  )
}
