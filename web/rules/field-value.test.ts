import { describe, expect, it } from 'vitest'
import { readJson, writeJson } from '#core/json'
import type { Field } from '#core/selector'
import { checkedOf, problemOf, problemsOfWhole, textOfValue, toggled, withField } from './field-value'

const text: Field = { kind: 'text', label: 'Name' }
const optional: Field = { kind: 'text', label: 'Name', optional: true }

describe('changing one field of a rule', () => {
  it('keeps every other key as it came, also one we do not know', () => {
    const value = readJson('{"email":"ana@example.com","weight":12345678901234567890,"note":null}') as Record<
      string,
      unknown
    >
    expect(writeJson(withField(value, 'email', text, 'bo@example.com'))).toBe(
      '{"email":"bo@example.com","weight":12345678901234567890,"note":null}',
    )
  })

  it('leaves out an optional field that was emptied', () => {
    expect(withField({ name: 'acme', team: 'ops' }, 'team', optional, '')).toEqual({ name: 'acme' })
  })

  it('keeps a field that is needed, empty, so that the check asks for it', () => {
    expect(withField({ name: 'acme' }, 'name', text, '')).toEqual({ name: '' })
  })
})

it('shows a value of an unexpected kind rather than hiding it', () => {
  expect(textOfValue({ a: 1 })).toBe('{"a":1}')
  expect(textOfValue(7)).toBe('7')
  expect(textOfValue(undefined)).toBe('')
  expect(checkedOf(['low', 3])).toEqual(['low'])
  expect(checkedOf('low')).toEqual(['low'])
})

it('checks and unchecks an entry without touching what else stands in the list', () => {
  expect(toggled(['low', 3], 'high', true)).toEqual(['low', 3, 'high'])
  expect(toggled(['low', 3, 'high'], 'low', false)).toEqual([3, 'high'])
  expect(toggled(undefined, 'low', true)).toEqual(['low'])
})

it('puts each problem at its field, and the others at the rule', () => {
  const problems = [
    { field: 'email', message: 'Enter an address.' },
    { message: 'Too long.' },
    { field: '', message: 'Odd.' },
  ]
  expect(problemOf(problems, 'email')).toBe('Enter an address.')
  expect(problemOf(problems, 'name')).toBeUndefined()
  expect(problemsOfWhole(problems, ['email'])).toEqual(['Too long.', 'Odd.'])
})
