import { describe, expect, test } from 'vitest'
import { sortPasted } from './paste'
import { fastestOfFive } from './time-under-test'

/** What was understood, as `key: text` in the order of the page. */
const sorted = (text: string) =>
  sortPasted(text).sorted.flatMap(({ selector, entries }) => entries.map((entry) => `${selector.key}: ${entry.text}`))

describe('a value', () => {
  test.each([
    ['ana@example.com', 'email: ana@example.com'],
    ['example.com', 'email_domain: example.com'],
    ['@example.com', 'email_domain: @example.com'],
    ['203.0.113.0/24', 'ip: 203.0.113.0/24'],
    ['203.0.113.7', 'ip: 203.0.113.7'],
    ['2001:db8::/32', 'ip: 2001:db8::/32'],
    ['PT', 'geo: PT'],
    ['Portugal', 'geo: Portugal'],
    ['UK', 'geo: UK'],
    ['Ana Lima <ana@example.com>', 'email: ana@example.com'],
    ['"Lima, Ana" <ana@example.com>', 'email: ana@example.com'],
    ['"ana@example.com"', 'email: ana@example.com'],
    ['“ana@example.com”', 'email: ana@example.com'],
    ["'ana@example.com'", 'email: ana@example.com'],
    ['mailto:ana@example.com', 'email: ana@example.com'],
    ['<mailto:ana@example.com>', 'email: ana@example.com'],
    ['(ana@example.com).', 'email: ana@example.com'],
    ['  ana@example.com  ', 'email: ana@example.com'],
    ['"unclosed ana@example.com', 'email: ana@example.com'],
  ])('%s', (text, expected) => {
    expect(sorted(text)).toEqual([expected])
  })
})

test.each(['\n', '\r\n', '\t', ',', ';', ', ', '; ', ' ', '\u2028'])('values are told apart at %j', (separator) => {
  expect(sorted(['ana@example.com', 'ben@example.com', 'carl@example.com'].join(separator))).toEqual([
    'email: ana@example.com',
    'email: ben@example.com',
    'email: carl@example.com',
  ])
})

test('two addresses in one quoted cell are two', () => {
  expect(sorted('"ana@example.com, ben@example.com"')).toHaveLength(2)
})

test('values are sorted by kind and keep their order', () => {
  const { sorted: kinds } = sortPasted('zoe@example.com\nexample.com\nana@example.com\n10.0.0.0/8')
  expect(kinds.map(({ selector }) => selector.key)).toEqual(['email', 'email_domain', 'ip'])
  expect(kinds[0]?.entries).toEqual([
    { text: 'zoe@example.com', value: { email: 'zoe@example.com' } },
    { text: 'ana@example.com', value: { email: 'ana@example.com' } },
  ])
})

test('two spellings of one value are merged and counted', () => {
  const { sorted: kinds, duplicates } = sortPasted(
    'ana@example.com\nAna@Example.com\n10.0.0.1\n10.0.0.1/32\nana@example.com',
  )
  expect(kinds.map(({ entries }) => entries.length)).toEqual([1, 1])
  expect(duplicates).toBe(3)
})

describe('what is not understood is given back', () => {
  test.each([
    ['hello world', ['hello world']],
    ['192.168.0.1/99', ['192.168.0.1/99']],
    ['ana@\nben', ['ana@', 'ben']],
    ['pt', ['pt']],
    ['Ana Lima ana@example.com', ['Ana Lima']],
    ['Ana Lima\tana@example.com', ['Ana Lima']],
  ])('%j', (text, left) => {
    expect(sortPasted(text).notUnderstood).toEqual(left)
  })

  test('a name or a department beside an address is no country', () => {
    const { sorted: kinds, notUnderstood } = sortPasted('Chad\tIT\tchad@example.com\nPT')
    expect(kinds.map(({ selector, entries }) => [selector.key, entries.length])).toEqual([
      ['email', 1],
      ['geo', 1],
    ])
    expect(notUnderstood).toEqual(['Chad', 'IT'])
  })

  test('nothing pasted is nothing', () => {
    expect(sortPasted(' \n\t,;"" \n')).toEqual({ sorted: [], duplicates: 0, notUnderstood: [] })
  })
})

const noise = (index: number) =>
  `x${index} lorem <ipsum "dolor ${'é'.repeat(index % 30)} ;; {"a": [${index}]} a@@b..c\t/9/`

describe('garbage is sorted at once', () => {
  test.each([
    ['5,000 lines of it', Array.from({ length: 5000 }, (_, index) => noise(index)).join('\n')],
    ['one line of quotes', '"'.repeat(100_000)],
    ['one line of brackets', '<'.repeat(100_000)],
    ['one endless word', 'a'.repeat(500_000)],
    ['one endless address', `${'a.'.repeat(100_000)}@${'b.'.repeat(100_000)}`],
    ['one endless line of dots', ' .'.repeat(50_000)],
    ['one endless line of commas', ','.repeat(200_000)],
  ])('%s', (_, text) => {
    expect(fastestOfFive(() => sortPasted(text))).toBeLessThan(100)
    expect(sortPasted(text).sorted).toEqual([])
  })
})
