import { expect, test } from 'vitest'
import { rowChange } from './apply-draft'

const rows = (letters: string) => letters.split('').map((text) => ({ text }))

test.each([
  ['nothing changed', 'abc', 'abc', undefined],
  ['two empty lists', '', '', undefined],
  ['a rule that says something else stays in its place', 'abc', 'axc', { from: 1, to: 2, rows: rows('x') }],
  ['a removed rule', 'abc', 'ac', { from: 1, to: 2, rows: [] }],
  ['the last rule removed', 'abc', 'ab', { from: 2, to: 3, rows: [] }],
  ['an added rule', 'ac', 'abc', { from: 1, to: 1, rows: rows('b') }],
  ['one of two equal rules removed', 'aab', 'ab', { from: 1, to: 2, rows: [] }],
  ['a list filled from nothing', '', 'ab', { from: 0, to: 0, rows: rows('ab') }],
  ['a list emptied', 'ab', '', { from: 0, to: 2, rows: [] }],
  ['changes at both ends', 'abc', 'xbz', { from: 0, to: 3, rows: rows('xbz') }],
])('%s', (_, before, after, change) => {
  expect(rowChange(rows(before), rows(after))).toEqual(change)
})
