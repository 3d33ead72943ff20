import { expect, test } from 'vitest'
import { createSameAnswers } from './same-answers'

const answer = (name: string) =>
  JSON.stringify({ success: true, errors: [], messages: [], result: { name, include: [] } })

test('an answer that comes again letter by letter is the same, another one is read', () => {
  const read = createSameAnswers()
  const first = read('/a', answer('Staff'))
  expect(read('/a', answer('Staff'))).toBe(first)
  expect(read('/b', answer('Staff'))).not.toBe(first)
  expect(read('/a', answer('Leavers'))?.result).toMatchObject({ name: 'Leavers' })
  expect(read('/a', answer('Staff'))).not.toBe(first)
})

test('what is shared cannot be changed in place', () => {
  const { result } = createSameAnswers()('/a', answer('Staff')) ?? {}
  expect(() => (result as { include: unknown[] }).include.push({})).toThrow(TypeError)
})

test('what is no answer is none, every time', () => {
  const read = createSameAnswers()
  expect([read('/a', '<html>'), read('/a', '<html>'), read('/a', '')]).toEqual([undefined, undefined, undefined])
})

test('long answers and old ones are let go', () => {
  const read = createSameAnswers()
  const long = answer('x'.repeat(100_000))
  expect(read('/long', long)).not.toBe(read('/long', long))
  const first = read('/0', answer('Staff'))
  for (let nth = 1; nth <= 200; nth++) read(`/${nth}`, answer('Staff'))
  expect(read('/0', answer('Staff'))).not.toBe(first)
})
