import { expect, test } from 'vitest'
import { policiesSearch } from '../pages/policies/policies-search'

test('a link to filtered policies opens with these filters', () => {
  expect(policiesSearch.parse({ q: 'acme', action: 'deny', used: 'no', sort: 'apps', desc: true })).toEqual({
    q: 'acme',
    action: 'deny',
    used: 'no',
    sort: 'apps',
    desc: true,
  })
})

test('a number typed into the address is searched for as text', () => {
  expect(policiesSearch.parse({ q: 10 }).q).toBe('10')
})

test('what an address cannot mean is ignored', () => {
  const search = policiesSearch.parse({ q: { a: 1 }, action: 'explode', used: 'maybe', desc: 'no', other: 1 })
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([])
})
