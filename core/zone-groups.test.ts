import { expect, test } from 'vitest'
import { textOf } from './phrase'
import { ruleWords } from './rule-words'
import { foundInZones, type ZoneGroups } from './zone-groups'

const web = { id: 'web', name: 'Web team', zone: { id: 'z1', name: 'example.com' } }
const told = (groups: ZoneGroups, id: string) => {
  const { who } = ruleWords({ group: { id } }, { nameOf: (reference) => foundInZones(groups, reference.id) })
  return textOf(who)
}

test('a group of a zone is named with its zone', () => {
  expect(told({ found: [web] }, 'web')).toBe('anyone in the group Web team (domain example.com)')
})

test('a group that is in no zone either no longer exists', () => {
  expect(told({ found: [web] }, 'other')).toBe('anyone in a group that no longer exists')
})

test('while a zone was not looked through, it may exist', () => {
  const some = { found: [web], unread: 'The token lacks “Zone Read”.' }
  expect(told(some, 'other')).toBe('anyone in a group that may or may not exist still')
  expect(told(some, 'web')).toContain('Web team')
})

test('a group that was there a moment ago is none that may be elsewhere', () => {
  expect(foundInZones({ found: [], unread: 'No.', own: ['deleted'] }, 'deleted')).toEqual({ state: 'missing' })
})
