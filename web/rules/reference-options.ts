import type { PickerRow } from '#core/account-data'
import { referenceNouns, type ReferenceKind } from '#core/reference'
import type { Field } from '#core/selector'
import { closest } from './closest'

type ReferenceField = Extract<Field, { kind: 'reference' }>

/** How many things a list shows at once; more are found by typing. */
export const SHOWN = 50

/**
 * The things a reference field offers for typed text, best first. Only things of its types: a list of addresses cannot
 * stand where emails are asked for. A thing whose type we were not told is offered.
 */
export function referenceRows(
  rows: readonly PickerRow[],
  { types }: Pick<ReferenceField, 'types'>,
  typed: string,
): PickerRow[] {
  const fitting = types ? rows.filter(({ type }) => type === undefined || types.includes(type)) : rows
  return closest(fitting, typed, textsOf)
}

const textsOf = ({ name, detail }: PickerRow) => (detail ? [name, detail] : [name])

/**
 * The id that a typed text means: of the one thing with this name, or the id itself; `''` = nothing is chosen. Two
 * things of one name are told apart only by choosing from the list. Where the things could not be read (`rows` is
 * undefined) the text is taken as an id.
 */
export function idTyped(rows: readonly PickerRow[] | undefined, typed: string): string | undefined {
  const text = typed.trim()
  if (text === '' || !rows) return text
  const same = (other: string) => other.toLowerCase() === text.toLowerCase()
  const named = rows.filter(({ name }) => same(name))
  return named.length === 1 ? named[0]?.id : rows.find(({ id }) => same(id))?.id
}

/** "used by 3": how often rules and applications point to the thing; `undefined` while that is not known. */
export function usedByWords(count: number | undefined): string | undefined {
  if (count === undefined) return undefined
  return count === 0 ? 'not used yet' : `used by ${count}`
}

/** What tells a thing from its namesakes: its detail, else its type in readable form. */
export const rowDetail = ({ detail, type }: PickerRow): string | undefined => detail ?? type?.replaceAll('_', ' ')

/**
 * What the list says about itself: that it is still being read, could not be read, is empty, or is longer than shown.
 * A list that could not be read is never told as an empty one.
 */
export function pickerNotes(
  kind: ReferenceKind,
  rows: readonly PickerRow[] | undefined,
  found: number,
  unreadable: string | undefined,
): string[] {
  const { one, many } = referenceNouns[kind]
  if (unreadable) return [`The ${many} could not be read: ${unreadable} You can paste the id of a ${one}.`]
  if (!rows) return [`Reading the ${many}…`]
  if (found > SHOWN) return [`${found - SHOWN} more: type a few letters.`]
  if (found > 0) return []
  return [rows.length === 0 ? `This account has no ${many} yet.` : `None of the ${many} here is called that.`]
}
