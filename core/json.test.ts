import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isObject, readJson, writeJson } from './json'

test.each([
  ['an integer that a double rounds', '{"id":12345678901234567890}'],
  ['a fraction with a zero at its end', '[1.50,0.1,2.0]'],
  ['an exponent', '{"a":1e400,"b":1E5,"c":-2.5e-3}'],
  ['minus zero', '[-0]'],
  ['a long number beside ordinary ones', '{"a":1,"b":[9007199254740993,2]}'],
  ['a key that every object inherits', '{"__proto__":{"a":1},"constructor":2}'],
  ['such a key beside a long number', '{"__proto__":{"a":12345678901234567890},"constructor":2}'],
  ['such a key with no object', '{"__proto__":1,"n":1.0}'],
  ['texts that look like numbers', '{"a":"1.50","b":"[-0]","c":"1e5"}'],
  ['a number alone', '1.0'],
  ['nothing', 'null'],
])('%s is written as it was read', (_what, text) => {
  expect(writeJson(readJson(text))).toBe(text)
})

test('a key that every object inherits stays a key of its own and changes no prototype', () => {
  for (const text of ['{"__proto__":{"polluted":true}}', '{"__proto__":{"polluted":true},"n":1.0}']) {
    const value = readJson(text)
    expect(isObject(value) && Object.keys(value)).toContain('__proto__')
    expect(value).not.toHaveProperty('polluted')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  }
})

test('ordinary numbers are plain numbers, also beside a long one', () => {
  expect(readJson('{"a":1,"b":12345678901234567890}')).toMatchObject({ a: 1 })
})

test.each([
  ['times and addresses', '{"at":"2026-11-30T10:20:30.123Z","ip":"to 10.0.0.1","n":1}'],
  ['a quote before it', '{"a":"\\"","b":", 1.5","c":"\\\\","d":1}'],
])('in a text with %s that are no numbers, all numbers are plain', (_what, text) => {
  expect(readJson(text)).toEqual(JSON.parse(text))
  expect(writeJson(readJson(text.replace(/1}$/, '1.0}')))).toBe(text.replace(/1}$/, '1.0}'))
})

test('members that are undefined are left out', () => {
  expect(writeJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  expect(writeJson({ a: undefined, b: readJson('1.0') })).toBe('{"b":1.0}')
})

test('beside a long number everything is written as it is without one', () => {
  const exact = readJson('1.0')
  const odd = { a: [undefined, null, { b: undefined, 'ü"\n': 'ü"\n' }], u: undefined, d: new Date(0), e: {}, f: [] }
  expect(writeJson([exact, odd])).toBe(`[1.0,${JSON.stringify(odd)}]`)
  expect(writeJson({ ...odd, exact })).toBe(JSON.stringify({ ...odd, exact: '?' }).replace('"?"', '1.0'))
  expect(writeJson({ 'k"': [undefined, exact, undefined] })).toBe('{"k\\"":[null,1.0,null]}')
})

test('with a space it is spread over lines, long numbers or not', () => {
  expect(writeJson(readJson('{"a":[1]}'), 2)).toBe('{\n  "a": [\n    1\n  ]\n}')
  expect(writeJson(readJson('{"a":[1.0]}'), 2)).toBe('{\n  "a": [\n    1.0\n  ]\n}')
})

test.each(['', '{', '{"a":}', '[1.0,]', '{"a":1.0} x', '<html>', '01.5'])('%j is no JSON, and it throws', (text) => {
  expect(() => readJson(text)).toThrow(SyntaxError)
})

test('of two equal keys the last one counts, as everywhere else', () => {
  expect(readJson('{"a":1,"a":2}')).toEqual({ a: 2 })
  expect(writeJson(readJson('{"a":1.0,"a":2.0}'))).toBe('{"a":2.0}')
})

test('any JSON comes back the same', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text))
    }),
    { seed: 26 },
  )
})

test('among any texts every number is found, and written as it was read', () => {
  const numbers = fc.constantFrom('1.50', '-0', '1e5', '12345678901234567890', '-2.5E-3', '7', '-3', '0')
  const leaf = fc.oneof(
    numbers,
    fc.json({ maxDepth: 0 }).filter((text) => text.startsWith('"')),
    fc.constant('null'),
  )
  const keyed = fc.tuple(
    fc.string().map((key) => JSON.stringify(`k${key}`)),
    leaf,
  )
  const text = fc.oneof(
    fc.array(leaf).map((items) => `[${items.join(',')}]`),
    fc.uniqueArray(keyed, { selector: ([key]) => key }).map((all) => `{${all.map((one) => one.join(':')).join(',')}}`),
  )
  fc.assert(
    fc.property(text, (one) => {
      expect(writeJson(readJson(one))).toBe(one)
    }),
    { seed: 26, numRuns: 1_000 },
  )
})

test('an object is neither a list, nor nothing, nor a number kept digit for digit', () => {
  expect([{}, { a: 1 }].every(isObject)).toBe(true)
  expect([[], null, undefined, 'a', 1, readJson('1.0')].some(isObject)).toBe(false)
})
