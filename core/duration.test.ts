import { describe, expect, test } from 'vitest'
import { durationProblem, durationWords, mfaDurationProblem, secondsOf } from './duration'

test.each([
  ['24h', '24 hours'],
  ['1h', '1 hour'],
  ['2h45m', '2 hours 45 minutes'],
  ['24h0m0s', '24 hours'],
  ['168h', '7 days'],
  ['36h', '36 hours'],
  ['1.5h', '1.5 hours'],
  ['300ms', '300 milliseconds'],
  ['0s', '0 seconds'],
  ['0', '0 seconds'],
  ['tomorrow', 'tomorrow'],
])('%s reads as "%s"', (text, words) => {
  expect(durationWords(text)).toBe(words)
})

test.each([
  ['2h45m', 9900],
  ['300ms', 0.3],
  ['5µs', 0.000005],
  ['0', 0],
  ['24', undefined],
  ['-1h', undefined],
  ['', undefined],
])('%s lasts %s seconds', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds)
})

describe('a session', () => {
  test.each(['', '30m', '24h', '2h45m', '0s', '300ms'])('may last "%s"', (text) => {
    expect(durationProblem(text)).toBeUndefined()
  })
  test.each(['24', '1 day', '24H', '1d', 'h', ' 24h', '-1h', '1e3h'])('may not last "%s"', (text) => {
    expect(durationProblem(text)).toBe('Write a time such as 30m, 24h or 2h45m.')
  })
  test('may not outlast what Cloudflare can count', () => {
    expect(durationProblem('9999999999h')).toContain('too long')
  })
  test('is judged at once, however long the text', () => {
    expect(durationProblem(`${'1h'.repeat(100_000)}x`)).toBeDefined()
  })
})

describe('a second factor', () => {
  test.each(['', '0m', '30m', '12h', '1h30m', '720h'])('may last "%s"', (text) => {
    expect(mfaDurationProblem(text)).toBeUndefined()
  })
  test.each(['30s', '1d', '1h30s', '0'])('may not last "%s": only minutes and hours count', (text) => {
    expect(mfaDurationProblem(text)).toContain('minutes or hours')
  })
  test.each(['721h', '720h1m', '43201m'])('may not last "%s": 720 hours is the most', (text) => {
    expect(mfaDurationProblem(text)).toContain('720h')
  })
})
