import { expect, test } from 'vitest'
import type { Access } from '#core/consequences'
import type { TestProgress } from '#core/policy-test'
import type { Compared } from '../questions'
import { comparedSentences, factsWords, progressWords, theirWords } from './check-words'

const list = (total: number) => ({ rows: [], total })
const compared = (agree: number, differ = 0, told = 0, failed = 0, untested = 0): Compared => ({
  agree,
  differ: list(differ),
  told: list(told),
  failed: list(failed),
  untested,
  counts: { gain: 0, lose: 0, keep: 0, 'cannot-tell': 0 },
})
const progress: TestProgress = { state: 'processing', total: 500, approved: 300, blocked: 10, errored: 2, percent: 62 }

test.each([
  [compared(38, 2), ['Cloudflare agrees for 38 people; for 2 it says otherwise.']],
  [compared(40), ['Cloudflare agrees for all 40 people of whom both can tell.']],
  [
    compared(1, 0, 3, 1, 12),
    [
      'Cloudflare agrees for 1 person of whom both can tell.',
      'For 3 people Gatehouse cannot tell, and Cloudflare can.',
      'Cloudflare could not judge 1 person.',
      '12 people we know of were not tested: Cloudflare tests only people who have logged in.',
    ],
  ],
])('%#', (given, said) => {
  expect(comparedSentences(given)).toEqual(said)
})

test('nobody tested is said, and is no agreement', () => {
  expect(comparedSentences(compared(0, 0, 0, 0, 7), true)).toEqual(['Nobody was tested yet.'])
  expect(comparedSentences(compared(2, 0, 0, 0, 7), true)).toHaveLength(1)
  expect(comparedSentences(compared(0, 0, 0, 0, 7))).toEqual([expect.stringContaining('has tested nobody')])
})

test.each([
  [{}, 'Testing how it is now (1 of 2)…'],
  [{ testing: 'before' as const, progress }, 'Testing how it is now (1 of 2): 312 of 500 people checked.'],
  [
    { testing: 'after' as const, progress: { ...progress, state: 'blocked' as const } },
    'Testing the draft (2 of 2): another test is running in this account. It is waited for, a minute at most.',
  ],
])('%# how far it is', (check, said) => {
  expect(progressWords(check)).toBe(said)
})

test('what Cloudflare says is told of the side on which it is not what we say', () => {
  const both = (theirs: Access, ours: Access) => ({ theirs, ours })
  const same = both('granted', 'granted')
  expect(theirWords({ before: same, after: both('denied', 'granted') })).toBe('kept out under the draft')
  expect(theirWords({ before: both('granted', 'unknown'), after: same })).toBe('let in now')
  expect(theirWords({ before: both('granted', 'denied') })).toBe('let in now')
  expect(theirWords({ before: both('granted', 'denied'), after: both('denied', 'granted') })).toBe(
    'let in now, kept out under the draft',
  )
  expect(theirWords({ before: both('granted', 'unknown'), after: both('granted', 'unknown') })).toBe(
    'let in, now and under the draft',
  )
})

test('it is said what our own answer rests on', () => {
  expect(factsWords('2026-11-13T12:00:00Z')).toBe('Gatehouse goes by what the login of 13 Nov 2026 told.')
  expect(factsWords(undefined)).toBe('Gatehouse knows nothing of this person but the address.')
})
