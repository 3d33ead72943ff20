import { expect, it } from 'vitest'
import { textSuggestions } from './text-suggestions'

const sources = {
  people: [
    { email: 'ana@example.com', name: 'Ana Lima', source: 'access' as const },
    { email: 'bo@Example.com', source: 'directory' as const },
    { email: 'cy@partner.test', name: 'Cy', source: 'access' as const },
  ],
  rows: {},
  directoryGroups: [{ id: 'd-1', name: 'Design', identity_provider_id: 'i-1' }],
}

it('offers people by name or address, and fills in the address', () => {
  expect(textSuggestions('people', sources, 'lima')).toEqual([
    { value: 'ana@example.com', title: 'Ana Lima', detail: 'ana@example.com' },
  ])
  expect(textSuggestions('people', sources, 'bo@')[0]?.value).toBe('bo@Example.com')
})

it('offers each domain once, the most frequent first, with how many people have it', () => {
  expect(textSuggestions('domains', sources, '')).toEqual([
    { value: 'example.com', title: 'example.com', detail: '2 people' },
    { value: 'partner.test', title: 'partner.test', detail: '1 person' },
  ])
})

it('offers nothing where the account has no list', () => {
  expect(textSuggestions('claims', sources, '')).toEqual([])
})
