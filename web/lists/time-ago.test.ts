import { expect, test } from 'vitest'
import { timeAgo } from './time-ago'

const now = Date.parse('2026-11-21T12:00:00Z')

test.each([
  ['2026-11-21T11:59:40Z', 'just now'],
  ['2026-11-21T11:55:00Z', '5 minutes ago'],
  ['2026-11-20T12:00:00Z', 'yesterday'],
  ['2026-11-07T12:00:00Z', '2 weeks ago'],
  ['2024-11-01T12:00:00Z', '2 years ago'],
  ['2026-11-21T14:00:00Z', 'in 2 hours'],
])('%s was %s', (time, words) => {
  expect(timeAgo(Date.parse(time), now)).toBe(words)
})
