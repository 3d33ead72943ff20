import { expect, test } from 'vitest'
import type { Use } from '#core/account-data'
import { filterRows } from '../../lists/row-filter'
import { groupRows, usesInWords } from './group-rows'

const names = { nameOf: () => ({ state: 'unread' }) as const }
const use = (kind: Use['kind'], id: string): Use => ({ kind, id, name: id })
const groups = [
  { id: 'g1', name: 'Design', include: [] },
  { id: 'g2', name: 'Support', include: [] },
]

test('uses are counted by kind', () => {
  expect(usesInWords([use('policies', 'a'), use('groups', 'b'), use('policies', 'c')])).toBe('2 policies, 1 group')
  expect(usesInWords([])).toBe('Nothing uses it')
})

test('a group that is in no index entry is used by nothing', () => {
  const rows = groupRows(groups, { names, useIndex: new Map([['groups:g1', [use('policies', 'a')]]]) })
  expect(rows.map(({ uses }) => uses)).toEqual([1, 0])
  expect(filterRows(rows, { text: '', used: 'no' }).map(({ name }) => name)).toEqual(['Support'])
})

test('groups that Gatehouse keeps for an “any of” are told apart from those that a person made', () => {
  const kept = {
    id: 'g3',
    name: 'Any of (Gatehouse): Portugal, Spain · 3f2a',
    include: [{ geo: { country_code: 'PT' } }],
  }
  const rows = groupRows([...groups, kept, { ...kept, id: 'g4', include: [] }], { names, useIndex: undefined })
  expect(rows.filter(({ helper }) => helper).map(({ id }) => id)).toEqual(['g3'])
})

test('while uses are not known, no group is told to be unused', () => {
  const rows = groupRows(groups, { names, useIndex: undefined })
  expect(rows.map(({ usedBy }) => usedBy)).toEqual([undefined, undefined])
  expect(filterRows(rows, { text: '', used: 'no' })).toEqual([])
})
