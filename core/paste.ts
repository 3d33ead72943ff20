import { valueIdentity } from './rule-identity'
import type { Selector } from './selector'
import { selectors } from './selectors'

export interface SortedEntry {
  /** What was pasted. */
  text: string
  value: Record<string, unknown>
}

export interface Sorted {
  /** By selector, in the order in which each first appears; the entries keep the order of the paste. */
  sorted: { selector: Selector; entries: SortedEntry[] }[]
  /** How many values said the same as one before them and were merged into it. */
  duplicates: number
  notUnderstood: string[]
}

interface Found {
  selector: Selector
  value: Record<string, unknown>
}

/** Longer than any address, domain or network: not worth asking about. */
const LONGEST = 400

const isChoice = ({ fields }: Selector) => Object.values(fields).every(({ kind }) => kind === 'choice')

const recognising = selectors.filter(({ recognise }) => recognise)
const recognisingMarks = recognising.filter((selector) => !isChoice(selector))

/** A short code, or words with the marks that names of places have in them: anything else is no choice. */
const MAY_BE_A_NAME = /^(?:\w{1,3}|[\p{L}\p{M} .,'’&()-]{1,80})$/u

/**
 * Sorts pasted text, as it comes out of a spreadsheet or an address field: one value per line or cell, "Name <address>"
 * forms, quotes and `mailto:` allowed. Only values that can be saved as they are count as understood.
 */
export function sortPasted(text: string): Sorted {
  const entries = new Map<Selector, SortedEntry[]>()
  const seen = new Set<string>()
  const sorted: Sorted = { sorted: [], duplicates: 0, notUnderstood: [] }
  const add = ({ selector, value }: Found, said: string) => {
    const identity = valueIdentity(selector, value)
    if (seen.has(identity)) sorted.duplicates += 1
    else {
      seen.add(identity)
      const same = entries.get(selector)
      if (same) same.push({ text: said, value })
      else entries.set(selector, [{ text: said, value }])
    }
  }
  for (const line of text.split(/[\r\n\u2028\u2029]+/)) {
    const read = cellsOf(line).map((cell) => {
      const found = recogniseWhole(cell)
      return { cell, found, parts: found ? [] : partsOf(cell) }
    })
    // On a line with an address, "Chad" and "IT" are a name and a department, not countries.
    const beside = read.some(({ found, parts }) => (found ? !isChoice(found.selector) : parts.length > 0))
    for (const { cell, found, parts } of read) {
      if (found && !(beside && isChoice(found.selector))) add(found, cell)
      else {
        for (const part of parts) add(part, part.text)
        const rest = parts.length === 0 ? cell : restOf(cell, parts)
        if (rest !== '') sorted.notUnderstood.push(rest)
      }
    }
  }
  sorted.sorted = [...entries].map(([selector, same]) => ({ selector, entries: same }))
  return sorted
}

const BETWEEN_CELLS: ReadonlySet<string> = new Set('\t,;')

/** The cells of a line: split at tabs, commas and semicolons outside quotes, each without its wrapping. */
function cellsOf(line: string): string[] {
  const cells: string[] = []
  let start = 0
  let index = 0
  while (index <= line.length) {
    const character = line[index]
    if (character === '"') {
      // A quote that is never closed is a character like any other.
      const close = line.indexOf('"', index + 1)
      index = close === -1 ? index + 1 : close + 1
    } else {
      if (character === undefined || BETWEEN_CELLS.has(character)) {
        cells.push(unwrapped(line.slice(start, index)))
        start = index + 1
      }
      index += 1
    }
  }
  return cells.filter((cell) => cell !== '')
}

/** A cell without quotes, "mailto:", a name before <…>, and stray punctuation around it. */
function unwrapped(cell: string): string {
  const open = cell.lastIndexOf('<')
  const close = open === -1 ? -1 : cell.indexOf('>', open)
  return (close === -1 ? cell : cell.slice(open + 1, close))
    .trim()
    .replace(/^["'“”‘’«»(]+/, '')
    .replace(/^mailto:/i, '')
    .trimStart()
    .replace(/["'“”‘’«»).]+$/, '')
    .trimEnd()
}

/** What a whole cell spells: the first selector that takes it as it is, in the order in which they are offered. */
function recogniseWhole(cell: string): Found | undefined {
  if (cell.length > LONGEST) return undefined
  for (const selector of MAY_BE_A_NAME.test(cell) ? recognising : recognisingMarks) {
    const found = selector.recognise?.(cell)
    if (found?.complete && (!isChoice(selector) || isExactChoice(selector, cell)))
      return { selector, value: found.value }
  }
  return undefined
}

/** A short text is a choice only as its code is written: "PT" is a country, "pt" may be anything. */
const isExactChoice = ({ fields }: Selector, cell: string) =>
  cell.length > 3 ||
  Object.values(fields).some(
    (field) =>
      field.kind === 'choice' && field.choices.some(({ value, aka = [] }) => cell === value || aka.includes(cell)),
  )

/** Addresses, domains and networks all have one of these in them; a plain word is none of them. */
const MARK = /[.@:]/

/** The values inside a cell of several words, such as "Ana Lima ana@example.com". Words alone are never countries. */
function partsOf(cell: string): (Found & { text: string })[] {
  if (cell.length > LONGEST * 100 || !MARK.test(cell) || !/[\s,;]/.test(cell)) return []
  return cell.split(/[\s,;]+/).flatMap((word) => {
    const text = MARK.test(word) ? unwrapped(word) : ''
    const found = text === '' ? undefined : recogniseWhole(text)
    return found && !isChoice(found.selector) ? [{ ...found, text }] : []
  })
}

/** What is left of a cell without the values that were understood. */
function restOf(cell: string, parts: readonly { text: string }[]): string {
  const understood = new Set(parts.map(({ text }) => text))
  return cell
    .split(/[\s,;]+/)
    .filter((word) => !understood.has(unwrapped(word)))
    .join(' ')
    .trim()
}
