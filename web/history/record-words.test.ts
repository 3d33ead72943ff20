import { expect, test } from 'vitest'
import type { PeopleTouched } from '#core/assessment'
import { deedWords, setNames, setsOf, setWords, touchedWords, whoWords } from './record-words'

test('what was done is told by what it did, and by what it took back', () => {
  expect(deedWords({ action: 'create', kind: 'policies' })).toBe('made the policy')
  expect(deedWords({ action: 'update', kind: 'groups' })).toBe('changed the group')
  expect(deedWords({ action: 'delete', kind: 'policies' })).toBe('deleted the policy')
  expect(deedWords({ action: 'update', kind: 'policies', undoes: 3 })).toBe('took back a change of the policy')
  expect(deedWords({ action: 'create', kind: 'groups', undoes: 3 })).toBe('brought back the group')
  expect(deedWords({ action: 'update', kind: 'groups', restores: 3 })).toBe('restored an earlier version of the group')
  expect(deedWords({ action: 'create', kind: 'policies', state: 'failed' })).toBe('tried to make the policy')
  expect(deedWords({ action: 'update', kind: 'groups', undoes: 3, state: 'not_done' })).toBe(
    'wanted to set back the group',
  )
})

test('who did it is named, and nobody is called by a word of ours', () => {
  expect(whoWords({ actor: 'ana@harbour.example', origin: 'gatehouse' }, 'ana@harbour.example')).toBe('You')
  expect(whoWords({ actor: 'ana@harbour.example', origin: 'gatehouse' }, 'ben@harbour.example')).toBe(
    'ana@harbour.example',
  )
  expect(whoWords({ actor: 'local', origin: 'gatehouse' }, 'ana@harbour.example')).toBe('Somebody at this computer')
  expect(whoWords({ origin: 'elsewhere' }, 'local')).toBe('Somebody')
})

test('whoever was touched is counted, and what could not be told is said', () => {
  const touched = (gain: number, lose: number, cannotTell: number): PeopleTouched => ({
    gain,
    lose,
    cannotTell,
    gaining: [],
    losing: [],
    apps: [],
  })
  expect(touchedWords(touched(3, 1, 2))).toBe(
    '3 people gained access, 1 person lost it, and of 2 people it cannot be told.',
  )
  expect(touchedWords({ ...touched(1, 0, 2), missing: ['the country', 'the device check Disk'] })).toBe(
    '1 person gained access and of 2 people it cannot be told. That depends on the country and the device check Disk.',
  )
  expect(touchedWords(touched(0, 1, 0))).toBe('1 person lost access.')
  expect(touchedWords(touched(0, 0, 2))).toBe('Of 2 people it cannot be told whether they gained or lost access.')
  expect(touchedWords(touched(0, 0, 0))).toBe('Nobody we know gained or lost access.')
  expect(touchedWords(undefined)).toBeUndefined()
})

test('what was published together stands together, in the order in which it was written; what came from elsewhere does not', () => {
  const record = (number: number, set: string, origin: 'gatehouse' | 'elsewhere' = 'gatehouse') => ({
    number,
    set,
    origin,
  })
  const records = [record(6, '4'), record(5, '4'), record(4, '4'), record(3, '3'), record(2, '2', 'elsewhere')]
  expect(setsOf(records).map((set) => set.map(({ number }) => number))).toEqual([[4, 5, 6], [3], [2]])
  expect(setsOf([record(2, '1', 'elsewhere'), record(1, '1', 'elsewhere')])).toHaveLength(2)
  expect(setsOf([])).toEqual([])
})

test('a set is told by what it did and by a few names', () => {
  const one = { action: 'update', kind: 'groups' } as const
  expect(setWords([one, one])).toBe('made 2 changes together')
  expect(
    setWords([
      { ...one, undoes: 1 },
      { ...one, undoes: 2 },
    ]),
  ).toBe('took back 2 changes together')
  expect(setNames(['Staff'])).toBe('Staff')
  expect(setNames(['Staff', 'Crew', 'Guests'])).toBe('Staff, Crew, and Guests')
  expect(setNames(['Staff', 'Crew', 'Guests', 'Vendors'])).toBe('Staff, Crew, and 2 more')
})
