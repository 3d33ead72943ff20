import { isObject } from '#core/json'
import type { Sha256 } from '../etag'

/** A change of one object is said once, and then what became of it, as often as there is more to say. */
export type Said = 'change' | 'outcome'

/** All that entries tell, in the order of their marks. A new one goes to the end: old marks stay as they are. */
const MEMBERS = [
  'set',
  'origin',
  'action',
  'kind',
  'id',
  'zone',
  'name',
  'actor',
  'at',
  'reason',
  'override',
  'people',
  'restores',
  'undoes',
  'before',
  'after',
  'state',
  'message',
  'status',
  'ray',
  'audit',
  'inside',
] as const

type Member = (typeof MEMBERS)[number]

/** What an entry tells, by member. `before`, `after` and `people` are the hashes of bodies. */
export type Told = Partial<Record<Member, string | number | null>>

/** An entry as it stands in the table. */
export interface EntryRow {
  account: string
  entry: number
  number: number
  said: Said
  text: string
  search: string
  marks: string
  hash: string
}

/** What comes before the first entry of a chain. */
export const NO_HASH = ''

/** Makes the entry that follows one with the hash `previous`. Members that are absent stay absent. */
export async function madeEntry(
  sha256: Sha256,
  previous: string,
  place: Pick<EntryRow, 'account' | 'entry' | 'number' | 'said'>,
  told: Told,
): Promise<EntryRow> {
  const text = JSON.stringify(
    Object.fromEntries(MEMBERS.flatMap((member) => (member in told ? [[member, told[member]]] : []))),
  )
  const unsigned = { ...place, text, search: searchOf(told), marks: marksOf(place, told) }
  return { ...unsigned, hash: await hashOf(sha256, previous, unsigned) }
}

/** What is looked through when somebody searches: names, people and reasons, in small letters. */
const searchOf = ({ name, actor, reason, override }: Told): string =>
  searchable([name, actor, reason, override].filter((text) => typeof text === 'string').join('\n'))

/** A text as it is searched for: in small letters, and without the one character that no database takes. */
export const searchable = (text: string): string => text.toLowerCase().replaceAll('\0', '')

const hashOf = async (sha256: Sha256, previous: string, { account, entry, number, said, text }: Unsigned) =>
  sha256(JSON.stringify([previous, account, entry, number, said, text]))

type Unsigned = Pick<EntryRow, 'account' | 'entry' | 'number' | 'said' | 'text'>

/** What is wrong with an entry: its member that was changed, or that it is not the one that should stand there. */
export type Fault = Member | 'account' | 'entry' | 'number' | 'said' | 'text' | 'search' | 'marks' | 'hash' | 'people'

/** An entry that was looked at: which part of it is not as it was written, and the hash that it should have. */
export interface Checked {
  fault?: Fault
  hash: string
}

/**
 * Looks whether an entry is as it was written. `told`: what its text says; `previous`: the hash before it, absent = not
 * known, as after a gap.
 */
export async function checkedEntry(
  sha256: Sha256,
  row: EntryRow,
  told: Told | undefined,
  previous?: string,
): Promise<Checked> {
  if (!told) return { fault: 'text', hash: row.hash }
  const hash = previous === undefined ? row.hash : await hashOf(sha256, previous, row)
  const marks = marksOf(row, told)
  const fault =
    hash === row.hash && (previous !== undefined || marks === row.marks)
      ? faultBeside(row, told, marks)
      : faultIn(row.marks.split('.'), marks.split('.'), told)
  return { ...(fault && { fault }), hash }
}

/** What is wrong beside what the hash is made of. */
function faultBeside(row: EntryRow, told: Told, marks: string): Fault | undefined {
  if (row.marks !== marks) return 'marks'
  return row.search === searchOf(told) ? undefined : 'search'
}

function faultIn(marks: readonly string[], now: readonly string[], told: Told): Fault {
  // Marks that fit in no place were tampered with themselves; the text may have been as well.
  const changed = MARKED.find((_, at) => marks[at] !== now[at])
  if (changed) return changed
  return Object.keys(told).some((member) => !(MEMBERS as readonly string[]).includes(member)) ? 'text' : 'hash'
}

/** The members of an entry's text; `undefined` when it is not what was ever written there. */
export function toldIn(text: string): Told | undefined {
  try {
    const told: unknown = JSON.parse(text)
    return isObject(told) ? told : undefined
  } catch {
    return undefined
  }
}

const PLACE = ['account', 'entry', 'number', 'said'] as const
const MARKED = [...PLACE, ...MEMBERS]

/** A short mark for each member, so that one can tell which was changed. They find, the hash alone proves. */
function marksOf(place: Pick<EntryRow, (typeof PLACE)[number]>, told: Told): string {
  let marks = PLACE.map((member) => markOf(JSON.stringify(place[member]))).join('.')
  for (const member of MEMBERS) {
    const value = told[member]
    marks += value === undefined ? '.' : `.${markOf(JSON.stringify(value))}`
  }
  return marks
}

/** FNV-1a over the text's UTF-16 units, 32 bits. */
function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
