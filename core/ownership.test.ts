import { expect, test } from 'vitest'
import { isOfOneApp, ownerElsewhere } from './ownership'

test.each([
  ['another account', { account_id: 'b' }, 'b'],
  ['this account', { account_id: 'a' }, undefined],
  ['no account at all', {}, undefined],
  ['an empty name', { account_id: '' }, undefined],
  ['something that is no id', { account_id: 7 }, undefined],
])('a policy that names %s', (_, document, owner) => {
  expect(ownerElsewhere(document, 'a')).toBe(owner)
})

test('only a policy that says it is not reusable belongs to one application', () => {
  expect([{ reusable: false }, { reusable: true }, {}].map(isOfOneApp)).toEqual([true, false, false])
})
