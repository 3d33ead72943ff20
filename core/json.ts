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
 * A JSON text as a value that `writeJson` turns into the same numbers again, digit for digit: what we do not know is
 * kept as it came. A number that a double cannot hold is a `LosslessNumber`, all others are plain numbers.
 * @throws SyntaxError when the text is not JSON, or nested deeper than anything that could be written again
 */
export function readJson(text: string): unknown {
  if (deeperThan(DEEPEST, text) !== undefined) throw new SyntaxError(`nested more than ${DEEPEST} levels deep`)
  return INEXACT.test(text) ? parse(text, undefined, exactly) : JSON.parse(text)
}

/** A value as JSON text, each number as it was read. `undefined` members are left out, as in `JSON.stringify`. */
export function writeJson(value: unknown, space?: number): string {
  return hasExactNumber(value)
    ? (stringify(value, undefined, space) ?? 'null')
    : (JSON.stringify(value, undefined, space) ?? 'null')
}

function hasExactNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (isLosslessNumber(value)) return true
  return Object.values(value).some(hasExactNumber)
}

/** An object that is neither an array, nor null, nor an exactly kept number. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
