import { useState } from 'react'
import { referenceNouns } from '#core/reference'
import { useAccountNames, useUseIndex } from '../api/account'
import { TypeAhead } from '../ui/TypeAhead'
import type { FieldInput } from './field-input'
import { textOfValue } from './field-value'
import { describedBy, FieldFrame } from './FieldFrame'
import { idTyped, pickerNotes, referenceRows, rowDetail, SHOWN, usedByWords } from './reference-options'
import { ReferenceAbout } from './ReferenceAbout'

/** A thing of the account, picked by its name. The id behind it is never what a person has to type or read. */
export function ReferenceField({ id, field, value, problem, onChange, autoFocus, disabled }: FieldInput<'reference'>) {
  const { nameOf, sources, unreadable } = useAccountNames()
  const uses = useUseIndex()
  const [typed, setTyped] = useState<string>()
  const { to, label, hint } = field
  const { one, many } = referenceNouns[to]
  const current = textOfValue(value)
  const reference = { kind: to, id: current }
  const found = nameOf(reference)
  const rows = sources.rows[to]
  const offered = referenceRows(rows ?? [], field, typed ?? '')
  const usedBy = (thing: string) => usedByWords(uses && (uses.get(`${to}:${thing}`)?.length ?? 0))
  const settle = (next: string) => {
    setTyped(undefined)
    if (next !== current) onChange(next)
  }
  const items = offered.slice(0, SHOWN).map((row) => ({
    id: row.id,
    title: row.name,
    detail: [row.trouble, rowDetail(row)].filter(Boolean).join(' · ') || undefined,
    aside: usedBy(row.id),
  }))
  return (
    <FieldFrame id={id} label={label} optional={field.optional} hint={hint} problem={problem}>
      <TypeAhead
        id={id}
        text={typed ?? (found.state === 'named' ? found.name : '')}
        onText={setTyped}
        onChoose={settle}
        onBlur={() => typed !== undefined && settle(idTyped(rows, typed) ?? current)}
        groups={items.length > 0 ? [{ label: many, items }] : []}
        notes={pickerNotes(to, rows, offered.length, unreadable.find(({ kind }) => kind === to)?.error.message)}
        placeholder={`Choose ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`}
        markFirst
        autoFocus={autoFocus}
        disabled={disabled}
        invalid={problem !== undefined || (current !== '' && found.state === 'missing')}
        describedBy={`${id}-about ${describedBy(id, { hint, problem }) ?? ''}`.trim()}
      />
      <div id={`${id}-about`} className="text-sm text-kumo-subtle empty:hidden">
        {current !== '' && (
          <ReferenceAbout
            reference={reference}
            found={found}
            row={rows?.find((row) => row.id === current)}
            usedBy={usedBy(current)}
          />
        )}
      </div>
    </FieldFrame>
  )
}
