import { expect, test } from 'vitest'
import { readJson, writeJson } from './json'
import { deeperThan } from './nesting'

test.each([
  ['[[[]]]', 2, 2],
  ['{"a":{"b":[1]}}', 2, 10],
  ['[[[]]]', 3, undefined],
  ['[[],[],[[]]]', 3, undefined],
  ['["[[[[[[[[", "\\"[[[["]', 1, undefined],
  ['["[[\n[[[', 2, 6],
  ['["\\\\", [[', 2, 8],
  ['["a\\\\\\"[", [[[', 2, 12],
  ['["a\\\n[[", [[', 2, 11],
  ['["[[', 1, undefined],
  ['{\n"a": "[",\n"b": [[', 2, 18],
])('%s is nested more than %i levels at %s', (text, limit, at) => {
  expect(deeperThan(limit, text)).toBe(at)
})

const nested = (levels: number, value: string) => `${'['.repeat(levels)}${value}${']'.repeat(levels)}`

test.each(['1', '1.0'])('what can be read can be written: %s below 199 levels', (value) => {
  const text = nested(199, value)
  expect(writeJson(readJson(text))).toBe(text)
})

test.each(['1', '1.0'])('what nobody could write again is not read: %s below 100,000 levels', (value) => {
  expect(() => readJson(nested(100_000, value))).toThrow(SyntaxError)
})
