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
  used: [],
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

it('offers the claims that the login methods tell, with the method where only one does', () => {
  const providers = [
    { id: 'o-1', name: 'Brokers', type: 'oidc', claims: ['licence', 'port'] },
    { id: 'o-2', name: 'Pilots', type: 'oidc', claims: ['port'] },
    { id: 's-1', name: 'Agents', type: 'saml', claims: ['agency'] },
  ]
  const all = { ...sources, rows: { identity_providers: providers } }
  expect(textSuggestions(asking('claims'), all, '', ['o-1', 'o-2'])).toEqual([
    { value: 'licence', title: 'licence', detail: 'Brokers', login: 'o-1' },
    { value: 'port', title: 'port', detail: '2 login methods' },
  ])
  expect(textSuggestions(asking('claims'), all, '', ['s-1']).map(({ value }) => value)).toEqual(['agency'])
})

it('offers what other rules hold where Cloudflare has no list, with the rest of such a rule', () => {
  const rule = { id: 'x', ac_id: 'c1', identity_provider_id: 'i-2' }
  const used = { ...sources, used: [{ value: 'c1', title: 'c1', count: 2, rule }] }
  expect(textSuggestions(asking('auth_contexts'), used, '', undefined)).toEqual([
    { value: 'c1', title: 'c1', detail: 'in 2 rules', fills: rule },
  ])
  expect(textSuggestions(asking('certificates'), used, 'c', undefined)).toEqual([
    { value: 'c1', title: 'c1', detail: 'in 2 rules' },
  ])
})

it('is a plain box where the account knows nothing of what could stand there', () => {
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
