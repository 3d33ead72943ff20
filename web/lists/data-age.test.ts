import { expect, test } from 'vitest'
import { ageInWords, budgetHint } from './data-age'

const NOW = new Date(2026, 10, 21, 14, 30).getTime()
const at = (...time: [year: number, month: number, day: number, hour: number, minute: number]) =>
  new Date(...time).toISOString()

test.each([
  ['today', at(2026, 10, 21, 14, 2), '14:02'],
  ['last night', at(2026, 10, 20, 23, 58), '20 Nov, 23:58'],
  ['the same day of another year', at(2025, 10, 21, 14, 2), '21 Nov, 14:02'],
])('what was read %s has its time, and its day where that is needed', (_, readAt, words) => {
  expect(ageInWords(readAt, NOW)).toBe(words)
})

test('the budget is spoken of when less than a quarter of it is left', () => {
  const hint = (remaining: number) => budgetHint({ reads: {}, budget: { calls: 1200, remaining } }, NOW)
  expect(hint(300)).toBeUndefined()
  expect(hint(299)).toContain('299 of 1,200 requests are left')
})

test('on the practice account there is no budget to speak of', () => {
  expect(budgetHint({ reads: {} }, NOW)).toBeUndefined()
})

test('a block is told with its end, and no longer when it is over', () => {
  const state = { reads: {}, blockedUntil: at(2026, 10, 21, 14, 35) }
  expect(budgetHint(state, NOW)).toBe('Cloudflare takes no requests of this token until 14:35.')
  expect(budgetHint(state, NOW + 301_000)).toBeUndefined()
})
