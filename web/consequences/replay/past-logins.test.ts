import { expect, test } from 'vitest'
import { words } from '#core/phrase'
import { byReason, pastLogins, timeWords } from './past-logins'

test('a line of the log keeps what it tells', () => {
  const line = {
    allowed: true,
    app_uid: 'a',
    email: 'ana@x.example',
    ip: '192.0.2.1',
    country: 'PT',
    connection: 'okta',
  }
  const log = { logins: [line], since: '2026-11-01', whole: true, retention: '' }
  expect(pastLogins(log)).toEqual([
    {
      allowed: true,
      app_uid: 'a',
      user_email: 'ana@x.example',
      ip_address: '192.0.2.1',
      country: 'PT',
      connection: 'okta',
    },
  ])
})

test('a time that the log does not tell is not made up', () => {
  expect(timeWords({})).toBe('')
  expect(timeWords({ created_at: 'yesterday' })).toBe('')
  expect(timeWords({ created_at: '2026-11-03T11:25:00Z' })).toContain('3 Nov 2026')
})

test('reasons are counted, the most frequent first', () => {
  const login = (why: string) => ({ login: {}, reason: [words(why)], missing: [] })
  expect(byReason([login('a'), login('b'), login('b')])).toEqual([
    { reason: [words('b')], count: 2 },
    { reason: [words('a')], count: 1 },
  ])
})
