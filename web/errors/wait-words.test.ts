import { expect, test } from 'vitest'
import { waitWords } from './wait-words'

test('a wait is told in minutes and seconds, never shorter than it is', () => {
  expect(waitWords(39.2)).toBe('40 seconds')
  expect(waitWords(1)).toBe('1 second')
  expect(waitWords(65)).toBe('1 minute 5 seconds')
  expect(waitWords(120)).toBe('2 minutes')
  expect(waitWords(0)).toBe('0 seconds')
})
