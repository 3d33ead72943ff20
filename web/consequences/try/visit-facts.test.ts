import { expect, test } from 'vitest'
import { attributesOf, attributesText, listOf, withAsserted, withCheck, withFact } from './visit-facts'

test('a fact that is no longer known is absent, never an empty value', () => {
  const visit = { email: 'ana@harbour.example', country: 'PT' }
  expect(withFact(visit, 'country', undefined)).toEqual({ email: 'ana@harbour.example' })
  expect(withFact(visit, 'certificate', null)).toEqual({ ...visit, certificate: null })
  expect(withCheck(withCheck(visit, 'disk', true), 'disk', undefined)).toEqual(visit)
  expect(withAsserted(withAsserted(visit, 'groups', []), 'groups', undefined)).toEqual(visit)
})

test('no groups at all is something that is known', () => {
  expect(withAsserted({}, 'groups', listOf(' , ;'))).toEqual({ asserted: { groups: [] } })
})

test('what the login method says of somebody is read line by line and written the same way', () => {
  const attributes = { department: ['Finance', 'IT'], expression: ['a=b'] }
  expect(attributesOf(attributesText(attributes))).toEqual(attributes)
  expect(attributesOf('nothing of use\n= x')).toBeUndefined()
})
