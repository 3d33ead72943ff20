import { expect, test } from 'vitest'
import { closeness, foldedWords, haystack } from './text-match'

const hay = haystack(['João Lima', undefined, '', 'joao.lima@example.com', 'Porto Office'])

test.each<[string, number | undefined, string]>([
  ['joao', 0, 'the start of a text, accents aside'],
  ['JOÃO', 0, 'in any case'],
  ['porto', 0, 'the start of another text'],
  ['lima', 1, 'the start of a word'],
  ['office', 1, 'the start of a word in another text'],
  ['example', 1, 'what follows a mark'],
  ['oao', 2, 'inside a word'],
  ['lima porto', 1, 'all words, the least good counts'],
  ['lima carl', undefined, 'one word that is not there'],
  ['xample.org', undefined, 'nothing'],
])('%s is %s: %s', (typed, expected) => {
  expect(closeness(hay, foldedWords(typed))).toBe(expected)
})
