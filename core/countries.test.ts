import { expect, test } from 'vitest'
import { COUNTRIES, countryNamed, countryProblem, countryWords } from './countries'

test('all 249 countries of ISO 3166-1, Kosovo, Tor and the unknown country are there, each with a name', () => {
  expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(249 + 3)
  expect(COUNTRIES.filter(({ code, name }) => name === code)).toEqual([])
})

test.each([
  ['UK', 'UK is not a country code; use GB (United Kingdom).'],
  ['pt', 'Write the country code in capitals and without spaces: PT (Portugal).'],
  [' PT', 'Write the country code in capitals and without spaces: PT (Portugal).'],
  ['Portugal', 'Portugal is not a country code; use PT (Portugal).'],
  ['ZZ', 'ZZ is not a country code. Choose a country from the list.'],
  ['', 'Choose a country.'],
])('%s: %s', (code, message) => expect(countryProblem(code)?.message).toBe(message))

test('the codes of the list are fine', () => {
  expect(COUNTRIES.filter(({ code }) => countryProblem(code))).toEqual([])
})

test.each([
  ['PT', 'PT'],
  ['portugal', 'PT'],
  ['uk', 'GB'],
  ['United  Kingdom', 'GB'],
  ['USA', 'US'],
  ['cote d’ivoire', 'CI'],
  ['turkiye', 'TR'],
  ['Turkey', 'TR'],
  ['tor', 'T1'],
  ['in', undefined],
  ['no', undefined],
  ['port', undefined],
])('%s names %s', (text, code) => expect(countryNamed(text)?.code).toBe(code))

test('inside a sentence a country reads as people say it', () => {
  expect(['PT', 'US', 'NL', 'T1', 'XX', 'ZZ'].map(countryWords)).toEqual([
    'Portugal',
    'the United States',
    'the Netherlands',
    'the Tor network',
    'a country that is not known',
    undefined,
  ])
})
