import { expect, test } from 'vitest'
import { detached } from './detach'

const design = { group: { id: 'g1' } }
const ana = { email: { email: 'ana@example.com' } }
const policy = (lists: object) => ({ name: 'Staff', decision: 'allow', ...lists })
const without = (lists: object) => detached('policies', policy(lists), { kind: 'groups', id: 'g1' })

test('people who were in by the group alone are out, and that opens nothing', () => {
  const result = without({ include: [design, ana] })
  expect(result).toEqual({
    document: policy({ include: [ana] }),
    reach: ['It no longer holds for whoever fell under it through this group alone.'],
    wider: false,
  })
})

test('a condition or an exception that goes lets more people in, and that is said', () => {
  const result = without({ include: [ana], require: [design], exclude: [design] })
  expect(result.wider).toBe(true)
  expect(result.reach).toEqual([
    'It then holds for people outside this group as well.',
    'It then holds for the people in this group as well, who were left out before.',
  ])
})

test('a policy that names nobody else cannot be saved without it', () => {
  expect(without({ include: [design] }).problem).toMatch(/Nobody is under Who gets in/)
})
