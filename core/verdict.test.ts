import { expect, test } from 'vitest'
import { every, is, not, some, type Verdict } from './verdict'

const T: Verdict = 'match'
const F: Verdict = 'no-match'
const U: Verdict = 'unknown'

test.each([
  ['nothing matches nothing', [], F],
  ['one match is enough, whatever is unknown', [F, U, T], T],
  ['an unknown one may still match', [F, U, F], U],
  ['none matches', [F, F], F],
] as const)('some: %s', (_reason, verdicts, verdict) => expect(some(verdicts)).toBe(verdict))

test.each([
  ['nothing is asked for', [], T],
  ['one failure is enough, whatever is unknown', [T, U, F], F],
  ['an unknown one may still fail', [T, U, T], U],
  ['all match', [T, T], T],
] as const)('every: %s', (_reason, verdicts, verdict) => expect(every(verdicts)).toBe(verdict))

test('not: what is unknown stays unknown', () => expect([T, F, U].map(not)).toEqual([F, T, U]))

test('some and every are each other’s negation', () => {
  for (const one of [T, F, U])
    for (const other of [T, F, U]) expect(not(some([one, other]))).toBe(every([not(one), not(other)]))
})

test('what is known for sure is yes or no', () => expect([is(true), is(false)]).toEqual([T, F]))
