import { expect, test } from 'vitest'
import type { HistoryRecord } from '#core/history-record'
import { roughly, undoLeft } from './undoable'

const at = Date.parse('2027-03-01T10:00:00Z')
const record: HistoryRecord = {
  number: 1,
  set: '1',
  origin: 'gatehouse',
  state: 'done',
  action: 'update',
  kind: 'policies',
  id: 'p',
  name: 'Staff',
  at: '2027-03-01T10:00:00Z',
}

test('a publish can be taken back for thirty minutes, and not a moment longer', () => {
  expect(undoLeft(record, at)).toBe(30 * 60_000)
  expect(undoLeft(record, at + 30 * 60_000 - 1)).toBe(1)
  expect(undoLeft(record, at + 30 * 60_000)).toBe(0)
  expect(undoLeft(record, at + 3600_000)).toBe(0)
})

test.each<[string, Partial<HistoryRecord>]>([
  ['was taken back already', { undone_by: 2 }],
  ['takes something back itself', { undoes: 1 }],
  ['was made past Gatehouse', { origin: 'elsewhere' }],
  ['did not work', { state: 'failed' }],
  ['has no outcome yet', { state: 'begun' }],
])('a change that %s is not offered for it', (_, members) => {
  expect(undoLeft({ ...record, ...members }, at)).toBe(0)
})

test('time is told in tens of seconds, then in minutes', () => {
  expect([1_000, 14_000, 56_000, 61_000, 29.6 * 60_000].map(roughly)).toEqual([
    '10 s',
    '10 s',
    '60 s',
    '1 min',
    '30 min',
  ])
})
