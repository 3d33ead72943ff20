import { expect, test } from 'vitest'
import { troubleOf } from './token-trouble'

test('a token that works is no trouble', () => {
  expect(troubleOf({ kind: 'user_token', status: 'active' })).toBeUndefined()
})

test('an expired token is told with the day', () => {
  const trouble = troubleOf({ kind: 'user_token', status: 'expired', expires_on: '2020-01-31T00:00:00Z' })
  expect(trouble).toMatchObject({ title: 'The API token has expired' })
  expect(trouble?.advice).toContain('31 January 2020')
})

test('each state has a headline of its own', () => {
  const titles = [
    troubleOf({ kind: 'user_token', status: 'expired' }),
    troubleOf({ kind: 'user_token', status: 'disabled' }),
    troubleOf({ kind: 'token', status: 'unknown' }),
    troubleOf({ kind: 'token', status: 'malformed' }),
    troubleOf({ kind: 'key', status: 'unknown' }),
  ].map((trouble) => trouble?.title)
  expect(new Set(titles).size).toBe(5)
  expect(titles).not.toContain(undefined)
})

test('a token that an account owns is mended in that account', () => {
  const owner = { id: 'a', name: 'Harbour' }
  expect(troubleOf({ kind: 'account_token', status: 'disabled', owner })?.advice).toContain('Harbour')
})
