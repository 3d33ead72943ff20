import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf, words, chosen, type Part } from './phrase'
import { diffPhrases, type DiffPart } from './phrase-diff'

const told = (parts: DiffPart[]) =>
  parts.map(({ text, was }) => (was === 'removed' ? `[-${text}-]` : was === 'added' ? `[+${text}+]` : text)).join('')

test('a person who was added is underlined, and nothing else', () => {
  const before = [words('Let in '), chosen('ana@x.example'), words('.')]
  const after = [words('Let in '), chosen('ana@x.example'), words(' or '), chosen('anyone at gmail.com'), words('.')]
  expect(told(diffPhrases(before, after))).toBe('Let in ana@x.example[+ or +][+anyone at gmail.com+].')
})

test('a name is struck whole, a sentence word by word', () => {
  const before = [words('Ask again after '), chosen('24 hours'), words('. They must say why they come.')]
  const after = [words('Ask again after '), chosen('24 minutes'), words('. They must say whom they visit.')]
  expect(told(diffPhrases(before, after))).toBe(
    'Ask again after [-24 hours-][+24 minutes+]. They must say [-why -][+whom +]they [-come.-][+visit.+]',
  )
})

test('a person who comes last in a list takes nobody’s place', () => {
  const joint = (text: string): Part => ({ text, as: 'joint' })
  const [a, b, c] = ['a@x.example', 'b@x.example', 'c@x.example'].map(chosen) as [Part, Part, Part]
  expect(told(diffPhrases([a, joint(' or '), b], [a, joint(', '), b, joint(' or '), c]))).toBe(
    'a@x.example, b@x.example[+ or +][+c@x.example+]',
  )
})

test('that one of them is enough where all were asked for is told', () => {
  const joint = (text: string): Part => ({ text, as: 'joint' })
  const [pt, es] = ['Portugal', 'Spain'].map(chosen) as [Part, Part]
  const before = [words('in '), pt, joint(' and '), words('are in '), es]
  expect(told(diffPhrases(before, [words('in '), pt, joint(' or '), es]))).toBe(
    'in Portugal[- and are in -][+ or +]Spain',
  )
})

test('two things of one name are not the same', () => {
  const group = (id: string): Part => ({ text: 'Staff', as: 'value', reference: { kind: 'groups', id } })
  expect(told(diffPhrases([group('a')], [group('b')]))).toBe('[-Staff-][+Staff+]')
})

test('without what was added it reads as before, without what was removed as after', () => {
  const part = fc.record({ text: fc.string({ minLength: 1 }), as: fc.constantFrom(undefined, 'value', 'joint') })
  const phrase = fc.array(part).map((parts) => parts.map(({ text, as }): Part => (as ? { text, as } : { text })))
  // A part that stays may take the spaces of the other sentence, which nobody sees.
  const plain = (text: string) => text.replaceAll(/\s+/gu, '')
  fc.assert(
    fc.property(phrase, phrase, (before, after) => {
      const parts = diffPhrases(before, after)
      expect(plain(textOf(parts.filter(({ was }) => was !== 'added')))).toBe(plain(textOf(before)))
      expect(textOf(parts.filter(({ was }) => was !== 'removed'))).toBe(textOf(after))
    }),
  )
})
