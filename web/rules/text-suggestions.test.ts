import { expect, it } from 'vitest'
import type { Field } from '#core/selector'
import { hasSuggestions, loginsFor, textSuggestions } from './text-suggestions'

type Source = NonNullable<Extract<Field, { kind: 'text' }>['suggest']>
const asking = (suggest: Source) => ({ kind: 'text', label: 'Value', suggest }) as const

const sources = {
  people: [
    { email: 'ana@example.com', name: 'Ana Lima', source: 'access' as const },
    { email: 'bo@Example.com', source: 'directory' as const },
    { email: 'cy@partner.test', name: 'Cy', source: 'access' as const },
  ],
  rows: {},
  directoryGroups: [
    { id: 'd-1', name: 'Design', identity_provider_id: 'i-1' },
    { id: 'd-2', name: 'Designers', identity_provider_id: 'i-2' },
  ],
}

it('offers people by name or address, and fills in the address', () => {
  expect(textSuggestions(asking('people'), sources, 'lima', undefined)).toEqual([
    { value: 'ana@example.com', title: 'Ana Lima', detail: 'ana@example.com' },
  ])
  expect(textSuggestions(asking('people'), sources, 'bo@', undefined)[0]?.value).toBe('bo@Example.com')
})

it('offers each domain once, the most frequent first, with how many people have it', () => {
  expect(textSuggestions(asking('domains'), sources, '', undefined)).toEqual([
    { value: 'example.com', title: 'example.com', detail: '2 people' },
    { value: 'partner.test', title: 'partner.test', detail: '1 person' },
  ])
})

it('offers the groups of the login method that is chosen, by name or by id as the rule needs it', () => {
  const byName = asking('directory_groups')
  expect(textSuggestions(byName, sources, 'des', undefined).map(({ value }) => value)).toEqual(['Design', 'Designers'])
  expect(textSuggestions(byName, sources, 'des', ['i-2']).map(({ value }) => value)).toEqual(['Designers'])
  expect(textSuggestions({ ...byName, suggestById: true }, sources, 'des', ['i-1'])).toEqual([
    { value: 'd-1', title: 'Design', login: 'i-1' },
  ])
})

it('is a plain box where the account has no list', () => {
  expect(hasSuggestions(asking('claims'))).toBe(false)
  expect(hasSuggestions({ kind: 'text', label: 'Value' })).toBe(false)
  expect(hasSuggestions(asking('people'))).toBe(true)
})

it('offers groups of the login method that is chosen, else of all that the rule takes', () => {
  const login: Field = { kind: 'reference', label: 'Login method', to: 'identity_providers', types: ['okta'] }
  const fields = { name: asking('directory_groups'), identity_provider_id: login }
  const providers = [
    { id: 'i-1', name: 'Okta', type: 'okta' },
    { id: 'i-2', name: 'Entra', type: 'azureAD' },
  ]
  expect(loginsFor(fields, {}, providers)).toEqual(['i-1'])
  expect(loginsFor(fields, { identity_provider_id: 'i-9' }, providers)).toEqual(['i-9'])
  expect(loginsFor({ name: asking('directory_groups') }, {}, providers)).toBeUndefined()
  expect(loginsFor(fields, {}, undefined)).toBeUndefined()
})
