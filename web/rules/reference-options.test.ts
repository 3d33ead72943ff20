import { describe, expect, it } from 'vitest'
import { idTyped, pickerNotes, referenceRows, rowDetail, usedByWords } from './reference-options'

const rows = [
  { id: 'l1', name: 'Freelancers', type: 'EMAIL', detail: '12 emails' },
  { id: 'l2', name: 'Offices', type: 'IP', detail: '4 addresses' },
  { id: 'l3', name: 'Old freelancers', type: 'EMAIL' },
  { id: 'l4', name: 'Untyped' },
]

describe('picking a thing by its name', () => {
  it('leaves out things of other types, but not those whose type is not known', () => {
    expect(referenceRows(rows, { types: ['EMAIL'] }, '').map(({ id }) => id)).toEqual(['l1', 'l3', 'l4'])
  })

  it('offers everything when the field takes any type', () => {
    expect(referenceRows(rows, {}, '')).toHaveLength(4)
  })

  it('puts the best name first', () => {
    expect(referenceRows(rows, {}, 'free').map(({ id }) => id)).toEqual(['l1', 'l3'])
  })

  it('takes a name typed in full, or a pasted id', () => {
    expect(idTyped(rows, ' offices ')).toBe('l2')
    expect(idTyped(rows, 'L3')).toBe('l3')
    expect(idTyped(rows, 'off')).toBeUndefined()
  })

  it('empties the field when the text is removed', () => {
    expect(idTyped(rows, '  ')).toBe('')
  })

  it('takes a pasted id as it is when the things could not be read', () => {
    expect(idTyped(undefined, ' 4f1c ')).toBe('4f1c')
  })

  it('does not guess between two things of one name', () => {
    const twins = [
      { id: 'a', name: 'Design' },
      { id: 'b', name: 'Design' },
    ]
    expect(idTyped(twins, 'Design')).toBeUndefined()
  })
})

it('says how often a thing is used only when that is known', () => {
  expect(usedByWords(undefined)).toBeUndefined()
  expect(usedByWords(0)).toBe('not used yet')
  expect(usedByWords(3)).toBe('used by 3')
})

it('tells a thing from its namesakes by its detail, else by its type', () => {
  expect(rowDetail({ id: 'l1', name: 'A', type: 'self_hosted' })).toBe('self hosted')
  expect(rowDetail({ id: 'l1', name: 'A', type: 'EMAIL', detail: '12 emails' })).toBe('12 emails')
})

it('never tells a list that could not be read, or is being read, as an empty one', () => {
  expect(pickerNotes('groups', undefined, 0, 'The token may not.')[0]).toMatch(/could not be read: The token may not\./)
  expect(pickerNotes('groups', undefined, 0, undefined)).toEqual(['Reading the groups…'])
  expect(pickerNotes('groups', [], 0, undefined)).toEqual(['This account has no groups yet.'])
  expect(pickerNotes('email_lists', rows, 0, undefined)).toEqual(['None of the lists of emails here is called that.'])
  expect(pickerNotes('groups', rows, 4, undefined)).toEqual([])
  expect(pickerNotes('groups', rows, 80, undefined)).toEqual(['30 more: type a few letters.'])
})
