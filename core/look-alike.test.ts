import { expect, test } from 'vitest'
import { letterDoubt, nameDoubts } from './look-alike'

test.each([
  ['a Latin word with a Cyrillic letter', 'Sаles', '“а” in “Sаles” is a Cyrillic letter that only looks like “a”.'],
  ['a Latin word with a Greek letter', 'Οffice', '“Ο” in “Οffice” is a Greek letter that only looks like “O”.'],
  ['a foreign letter without a twin', 'Teamж', '“ж” in “Teamж” is a Cyrillic letter.'],
  ['only twins of Latin letters', 'сосо', '“с” in “сосо” is a Cyrillic letter that only looks like “c”.'],
  ['a wide letter', 'Ａdmin', '“Ａdmin” holds “Ａ”, which only looks like “A”.'],
  ['a space of no width', 'ad\u200bmin', 'holds a character that cannot be seen.'],
  ['a space that does not break', 'IT\u00a0team', 'holds a character that cannot be seen.'],
])('%s is doubted', (_what, text, doubt) => expect(letterDoubt(text)).toContain(doubt))

test.each(['Sales', 'Продажи', 'Команда Sales', 'Πωλήσεις', 'και', 'Größe', '営業部 Tokyo', 'R&D (EU) 2', ''])(
  '%s is honest',
  (text) => expect(letterDoubt(text)).toBeUndefined(),
)

test('a space at the edge of a name is told, an absent name has no doubts', () => {
  expect(nameDoubts('devs ')).toEqual(['“devs ” starts or ends with a space, which counts.'])
  expect(nameDoubts(undefined, 'devs')).toEqual([])
})
