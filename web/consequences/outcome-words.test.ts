import { expect, test } from 'vitest'
import { outcomeSentence, outcomeWords, shortOutcome } from './outcome-words'

const counts = (gain: number, lose: number, open = 0, keep = 0) => ({ gain, lose, keep, 'cannot-tell': open })

test.each([
  [counts(3, 1), '3 gain, 1 loses', '+3 −1', '3 people gain access, 1 person loses it.'],
  [counts(1, 0), '1 gains', '+1', '1 person gains access.'],
  [counts(0, 2), '2 lose', '−2', '2 people lose access.'],
  [counts(0, 0, 0, 9), 'nobody gains or loses', '±0', 'Nobody we know of gains or loses access.'],
  [counts(0, 0, 2), '2 cannot be told', '?2', 'For 2 people we cannot tell.'],
  [
    counts(1200, 0, 1),
    '1,200 gain, 1 cannot be told',
    '+1,200 ?1',
    '1,200 people gain access, for 1 person we cannot tell.',
  ],
])('%o is “%s”', (given, button, short, sentence) => {
  const told = { about: 'apps' as const, counts: given }
  expect([outcomeWords(given), shortOutcome(told), outcomeSentence(told)]).toEqual([button, short, sentence])
})

test('what no application uses changes nobody’s access, and is told as such', () => {
  const told = { about: 'documents' as const, counts: counts(2, 1, 3) }
  expect(shortOutcome(told)).toBe('±0')
  expect(outcomeSentence(told)).toBe(
    'No application uses this, so nobody’s access changes. 2 people would come under it, 1 person would no longer fall under it.',
  )
  expect(outcomeSentence({ ...told, counts: counts(0, 0, 3) })).toMatch(/^No application uses this/)
})
