import { expect, test } from 'vitest'
import { isOfOneApp, ownerElsewhere, ownerInWords } from './ownership'

test.each([
  ['another account', { account_id: 'b' }, 'b'],
  ['this account', { account_id: 'a' }, undefined],
  ['no account at all', {}, undefined],
  ['an empty name', { account_id: '' }, undefined],
  ['something that is no id', { account_id: 7 }, undefined],
])('a policy that names %s', (_, document, owner) => {
  expect(ownerElsewhere(document, 'a')).toBe(owner)
})

test('the other account is named when it can be, and never by its id', () => {
  expect(ownerInWords({ account_id: 'b' }, 'a', () => ({ state: 'named', name: 'Holding' }))).toBe('Holding')
  expect(ownerInWords({ account_id: 'b' }, 'a', () => ({ state: 'unread' }))).toBe('another Cloudflare account')
  expect(ownerInWords({ account_id: 'a' }, 'a', () => ({ state: 'unread' }))).toBeUndefined()
})

test('only a policy that says it is not reusable belongs to one application', () => {
  expect([{ reusable: false }, { reusable: true }, {}].map(isOfOneApp)).toEqual([true, false, false])
})
