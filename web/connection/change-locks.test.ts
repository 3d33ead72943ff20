import { expect, test } from 'vitest'
import type { Held, PermissionState } from '#core/connection'
import { changeLocks, lockHeadline } from './change-locks'

const permission = (changes: 'policies' | 'groups', held: Held): PermissionState => ({
  name: `${changes} Write`,
  held,
  changes,
  why: '',
  without: '',
})

test('a permission that nobody knows of locks nothing', () => {
  const locks = changeLocks(false, [permission('policies', 'unknown'), permission('groups', 'have')])
  expect(locks).toEqual({})
  expect(lockHeadline(locks)).toBeUndefined()
})

test('a lacking permission locks its kind alone, and is named with who can grant it', () => {
  const locks = changeLocks(false, [permission('policies', 'unknown'), permission('groups', 'lack')])
  expect(locks.policies).toBeUndefined()
  expect(locks.groups).toMatch(/“groups Write”.*super administrator/)
  expect(lockHeadline(locks)).toBe('You can look, but not change: this token may not write groups.')
})

test('both lacking are told in one line', () => {
  const locks = changeLocks(false, [permission('policies', 'lack'), permission('groups', 'lack')])
  expect(lockHeadline(locks)).toContain('policies or groups')
})

test('a permission to read that is lacking locks nothing', () => {
  const { changes: _, ...read } = permission('policies', 'lack')
  expect(changeLocks(false, [read])).toEqual({})
})

test('a viewer is told of the role, whatever the token may', () => {
  const locks = changeLocks(false, [permission('policies', 'lack')], 'Your role is viewer.')
  expect(locks).toEqual({ policies: 'Your role is viewer.', groups: 'Your role is viewer.' })
  expect(lockHeadline(locks)).toBe('You can look, but not change: your role here is viewer.')
})

test('the setting locks everything, whatever the token may', () => {
  const locks = changeLocks(true, [permission('policies', 'have')])
  expect(locks.policies).toContain('GATEHOUSE_READ_ONLY')
  expect(lockHeadline(locks)).toContain('set to read-only')
})
