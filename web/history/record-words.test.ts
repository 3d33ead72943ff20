import { expect, test } from 'vitest'
import type { PeopleTouched } from '#core/assessment'
import { deedWords, touchedWords, whoWords } from './record-words'

test('what was done is told by what it did, and by what it took back', () => {
  expect(deedWords({ action: 'create', kind: 'policies' })).toBe('made the policy')
  expect(deedWords({ action: 'update', kind: 'groups' })).toBe('changed the group')
  expect(deedWords({ action: 'delete', kind: 'policies' })).toBe('deleted the policy')
  expect(deedWords({ action: 'update', kind: 'policies', undoes: 3 })).toBe('took back a change of the policy')
  expect(deedWords({ action: 'create', kind: 'groups', undoes: 3 })).toBe('brought back the group')
  expect(deedWords({ action: 'update', kind: 'groups', restores: 3 })).toBe('restored an earlier version of the group')
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
  expect(touchedWords(touched(0, 1, 0))).toBe('1 person lost access.')
  expect(touchedWords(touched(0, 0, 2))).toBe('Of 2 people it cannot be told.')
  expect(touchedWords(touched(0, 0, 0))).toBe('Nobody we know gained or lost access.')
  expect(touchedWords(undefined)).toBeUndefined()
})
