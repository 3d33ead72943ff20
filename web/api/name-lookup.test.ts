import { expect, test } from 'vitest'
import { directoryGroupLookup, lastNames, nameLookup } from './name-lookup'

const lookup = nameLookup({
  groups: [{ id: 'g1', name: 'Design', detail: '4 rules' }],
  accounts: [{ id: 'a1', name: 'Acme' }],
})

test('a thing that was read has its name and detail', () => {
  expect(lookup({ kind: 'groups', id: 'g1' })).toEqual({ state: 'named', name: 'Design', detail: '4 rules' })
})

test('a thing that the account does not have is missing', () => {
  expect(lookup({ kind: 'groups', id: 'gone' })).toEqual({ state: 'missing' })
})

test('what is gone has the name that it had last, among things of its own kind', () => {
  const lastName = lastNames([{ kind: 'groups', id: 'g2', name: 'Crew', gone: '2026-11-20T12:00:00Z' }])
  expect(lastName({ kind: 'groups', id: 'g2' })).toBe('Crew')
  expect(lastName({ kind: 'apps', id: 'g2' })).toBeUndefined()
})

test('what could not be read is never told as missing', () => {
  expect(lookup({ kind: 'identity_providers', id: 'x' })).toEqual({ state: 'unread' })
})

test('an account that the token does not see may well exist', () => {
  expect(lookup({ kind: 'accounts', id: 'other' })).toEqual({ state: 'unread' })
})

test('a directory group is named by the login method it came from, whatever the case of its id', () => {
  const nameOf = directoryGroupLookup([{ id: 'AB-1', name: 'Finance', identity_provider_id: 'entra' }])
  expect(nameOf('ab-1', 'entra')).toBe('Finance')
  expect(nameOf('ab-1', 'another')).toBeUndefined()
})
