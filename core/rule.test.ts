import { expect, test } from 'vitest'
import { readJson, writeJson } from './json'
import { readRule } from './rule'

test.each([
  ['nothing', null],
  ['a text', 'everyone'],
  ['a list', [{ everyone: {} }]],
  ['a number', 26],
  ['a number that is kept digit for digit', readJson('12345678901234567890')],
  ['absent', undefined],
])('%s is no rule, and is said to be so', (_what, rule) => {
  expect(readRule(rule)).toMatchObject({ state: 'incomplete', why: expect.stringContaining('not a rule') })
})

test('a rule without a key is empty', () => {
  expect(readRule({})).toMatchObject({ state: 'incomplete', why: expect.stringContaining('empty') })
})

test('a rule with two keys says two things at once', () => {
  const read = readRule({ email: { email: 'ana@example.com' }, geo: { country_code: 'PT' } })
  expect(read).toMatchObject({ state: 'incomplete', why: expect.stringContaining('2 things at once (email, geo)') })
})

test('a rule with a thousand keys does not fill the page with them', () => {
  const rule = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`key${at}`, {}]))
  const read = readRule(rule)
  expect(read.state === 'incomplete' && read.why.length).toBeLessThan(150)
})

test('a selector that needs a value and has none is not filled in', () => {
  expect(readRule({ email: {} })).toMatchObject({ state: 'incomplete', selector: { key: 'email' } })
  expect(readRule({ email: null })).toMatchObject({ state: 'incomplete', selector: { key: 'email' } })
})

test('a selector that needs no value is whole without one', () => {
  for (const key of ['everyone', 'certificate', 'any_valid_service_token', 'cloudflare_account_member']) {
    expect(readRule({ [key]: {} })).toMatchObject({ state: 'known', problems: [], extra: [] })
  }
})

test('a selector we do not know is kept with its value', () => {
  const value = { phase: 'full' }
  const read = readRule({ moon_phase: value })
  expect(read).toEqual({ state: 'unknown', key: 'moon_phase', value })
  expect(read.state === 'unknown' && read.value).toBe(value)
})

test('keys that every object inherits are read as any other', () => {
  expect(readRule(readJson('{"__proto__":{"a":1}}'))).toMatchObject({ state: 'unknown', key: '__proto__' })
  expect(readRule(readJson('{"everyone":{"__proto__":1,"constructor":2}}'))).toMatchObject({
    state: 'known',
    extra: ['__proto__', 'constructor'],
  })
})

test('a problem names the field it is about', () => {
  const read = readRule({ okta: { name: '', identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971' } })
  expect(read.state === 'known' && read.problems.map(({ field }) => field)).toEqual(['name'])
})

test('a problem inside a list names the list', () => {
  const read = readRule({ user_risk_score: { user_risk_score: ['low', 'huge'] } })
  expect(read.state === 'known' && read.problems.map(({ field }) => field)).toEqual(['user_risk_score'])
})

test('reading changes nothing: unknown keys and long numbers are written as they came', () => {
  const text = '{"email":{"added":12345678901234567890,"email":"ana@example.com","more":[1.50]}}'
  const rule = readJson(text)
  expect(readRule(rule)).toMatchObject({ state: 'known', extra: ['added', 'more'], problems: [] })
  expect(writeJson(rule)).toBe(text)
})
