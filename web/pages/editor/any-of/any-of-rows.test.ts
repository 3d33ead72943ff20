import { describe, expect, test } from 'vitest'
import { anyOfRow } from '#core/any-of'
import { ruleRow } from '#core/draft'
import { anyOfIn, joined, rowWith, rulesIn, split } from './any-of-rows'
import type { Helpers } from './use-helpers'

const country = (code: string) => ({ geo: { country_code: code } })
const [PT, ES, FR] = [country('PT'), country('ES'), country('FR')]
const either = [PT, ES]
const group = { id: 'h', name: 'Any of (Gatehouse): Portugal, Spain · 3f2a', include: either }
const row = ruleRow({ group: { id: 'h' } })
const from = { id: 'h', etag: 'h1' }

const helpers: Helpers = {
  documentId: 'p',
  able: true,
  groups: [group],
  holds: (id) => (id === 'h' ? group : undefined),
  live: (id) => (id === 'h' ? { document: group, etag: 'h1' } : undefined),
  uses: () => [],
  isPending: false,
  seen: (id) => (id === 'h' ? { id, etag: 'h1', rules: either } : undefined),
  isHelper: (id) => id === 'h',
}
const unread: Helpers = { ...helpers, live: () => undefined, seen: () => undefined }

describe('a row', () => {
  test('that names a helper group holds its rules, and cannot be changed before its version is read', () => {
    expect(anyOfIn(row, helpers)).toEqual({ rules: either, reading: false })
    expect(anyOfIn(row, unread)).toEqual({ rules: either, reading: true })
    expect(anyOfIn(ruleRow({ group: { id: 'staff' } }), helpers)).toBeUndefined()
    expect(rulesIn(ruleRow(PT), helpers)).toEqual([PT])
  })

  test('that is changed names the version that was seen, and is no change once it is back', () => {
    const changed = rowWith(row, [PT, FR], '7abc', helpers)
    expect(changed).toEqual(anyOfRow([PT, FR], '7abc', from))
    expect(changed && rowWith(changed, [ES, PT], 'zzzz', helpers)).toEqual(row)
  })
})

describe('joining', () => {
  test('rows become one where the first stood, each rule once', () => {
    const rows = [ruleRow(FR), ruleRow(PT), ruleRow({ everyone: {} }), ruleRow(ES), ruleRow(PT)]
    expect(joined(rows, [4, 3, 1], '7abc', helpers)).toEqual({
      index: 1,
      rows: [ruleRow(FR), anyOfRow([PT, ES], '7abc'), ruleRow({ everyone: {} })],
    })
  })

  test('with an “any of” keeps its helper group, whichever of both comes first', () => {
    expect(joined([ruleRow(FR), row], [0, 1], '7abc', helpers)).toEqual({
      index: 0,
      rows: [anyOfRow([FR, PT, ES], '7abc', from)],
    })
  })

  test('two rows that say the same are one rule', () => {
    expect(joined([ruleRow(PT), ruleRow(PT)], [0, 1], '7abc', helpers)?.rows).toEqual([ruleRow(PT)])
  })

  test('one row alone is not joined', () => {
    expect(joined([ruleRow(PT)], [0], '7abc', helpers)).toBeUndefined()
    expect(joined([ruleRow(PT)], [-1, 0], '7abc', helpers)).toBeUndefined()
  })
})

test('taken apart, each rule has a row of its own, in its place', () => {
  expect(split([ruleRow(FR), row, ruleRow(FR)], 1, helpers)).toEqual([FR, PT, ES, FR].map(ruleRow))
})
