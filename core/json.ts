import { isLosslessNumber, LosslessNumber, parse, stringify, type ParseOptions } from 'lossless-json'
import { DEEPEST, deeperThan } from './nesting'

export type Json = null | boolean | number | string | LosslessNumber | Json[] | { [key: string]: Json }

/** A number that a double may not give back as it was written: 16 digits and more, a fraction, an exponent, minus zero. */
const INEXACT = /(?:^|[[:,\s])(?:-0|-?\d{16}|-?\d+[.eE])/

const exactly: ParseOptions = {
  parseNumber: (text) => {
    const value = Number(text)
    return String(value) === text ? value : new LosslessNumber(text)
  },
  // As JSON.parse does: whether a text can be read must not hang on the numbers in it.
  onDuplicateKey: ({ newValue }) => newValue,
}

/**
 * What of a JSON text is no text in itself: brackets, commas, numbers and the like. Times and addresses look like exact
 * numbers and are in every long answer. Cut out with expressions and not letter by letter, since a page that was just
 * opened reads its first megabyte before the browser has compiled any loop of ours.
 */
const outsideTexts = (text: string) => text.replace(/\\./g, '').replace(/"[^"]*"/g, '')

/**
 * A JSON text as a value that `writeJson` turns into the same numbers again, digit for digit: what we do not know is
 * kept as it came. A number that a double cannot hold is a `LosslessNumber`, all others are plain numbers.
 * @throws SyntaxError when the text is not JSON, or nested deeper than anything that could be written again
 */
export function readJson(text: string): unknown {
  const outside = outsideTexts(text)
  if (deeperThan(DEEPEST, outside.replace(/[^[\]{}]+/g, '')) !== undefined) {
    throw new SyntaxError(`nested more than ${DEEPEST} levels deep`)
  }
  return INEXACT.test(outside) ? parse(text, undefined, exactly) : JSON.parse(text)
}

/** A value as JSON text, each number as it was read. `undefined` members are left out, as in `JSON.stringify`. */
export function writeJson(value: unknown, space?: number): string {
  const exact = new Set<unknown>()
  if (!findExact(value, exact)) return JSON.stringify(value, undefined, space) ?? 'null'
  return (space === undefined ? written(value, exact) : stringify(value, undefined, space)) ?? 'null'
}

/** Whether the value is, or has in it, a number that is kept exactly; all that have one are put into `found`. */
function findExact(value: unknown, found: Set<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false
  let has = isLosslessNumber(value)
  if (!has) for (const member of Object.values(value)) if (findExact(member, found)) has = true
  if (has) found.add(value)
  return has
}

/** What has no exact number in it, nearly all of a long list with one, is left to the much quicker `JSON.stringify`. */
function written(value: unknown, exact: ReadonlySet<unknown>): string | undefined {
  if (!exact.has(value)) return JSON.stringify(value)
  if (isLosslessNumber(value)) return value.toString()
  if (Array.isArray(value)) return `[${value.map((item) => written(item, exact) ?? 'null').join(',')}]`
  const members = Object.entries(value as object).flatMap(([key, member]) => {
    const text = written(member, exact)
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return `{${members.join(',')}}`
}

/** An object that is neither an array, nor null, nor an exactly kept number. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
