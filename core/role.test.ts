import { expect, test } from 'vitest'
import { roleReason, ROLES, roleSuffices } from './role'

test('each role may do what the ones before it may, and nothing of those after it', () => {
  const allowed = ROLES.map((role) => ROLES.filter((needed) => roleSuffices(role, needed)))
  expect(allowed).toEqual([['viewer'], ['viewer', 'editor'], ['viewer', 'editor', 'owner']])
})

test('a viewer is told what the role allows and who can give another', () => {
  expect(roleReason('viewer', 'editor')).toBe(
    'Your role in this Gatehouse is viewer, so you may look at everything and change nothing. This takes the role editor: whoever runs Gatehouse gives it in its settings.',
  )
})
