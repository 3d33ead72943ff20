import { describe, expect, it } from 'vitest'
import { JsonPlaces } from './json-places'

const text = `{
  "name": "Contractors",
  "include": [
    { "email": { "email": "ana@example.com" } },
    { "geo": { "country_code": "PT" } }
  ]
}`
const stretch = ({ from, to }: { from: number; to: number }, of = text) => of.slice(from, to)

describe('where something stands in the text', () => {
  const places = new JsonPlaces(text)

  it('finds a field with its key, and a rule by its number', () => {
    expect(stretch(places.at(['name']))).toBe('"name": "Contractors"')
    expect(stretch(places.at(['include', 1]))).toBe('{ "geo": { "country_code": "PT" } }')
  })

  it('goes as far as the text goes when the place is not there', () => {
    expect(stretch(places.at(['include', 7]))).toMatch(/^"include"/)
    expect(places.at(['require'])).toEqual({ from: 0, to: 1 })
  })

  it('reads keys with escapes as what they mean', () => {
    const escaped = '{"n\\u0061me": 1}'
    expect(stretch(new JsonPlaces(escaped).at(['name']), escaped)).toBe(escaped.slice(1, -1))
  })

  it('finds nothing broken in a whole text', () => {
    expect(places.broken()).toBeUndefined()
    expect(places.repeatedKeys()).toEqual([])
  })
})

it.each([
  ['a missing comma', '{"a": 1\n"b": 2}', 2],
  ['a missing bracket at the end', '{\n"a": [1, 2}', 2],
  ['a word that is no value', '{\n\n"a": yes}', 3],
])('shows %s at its line', (_, broken, line) => {
  const found = new JsonPlaces(broken).broken()
  expect(found && broken.slice(0, found.to).split('\n').length).toBe(line)
  expect(found && found.to - found.from).toBeGreaterThan(0)
})

it('finds a key that stands twice, because only the last would be kept', () => {
  const twice = '{"email": {"email": "a", "email": "b"}}'
  expect(new JsonPlaces(twice).repeatedKeys()).toEqual([{ key: 'email', from: 25, to: 32 }])
})
