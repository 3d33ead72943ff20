import { expect, test } from 'vitest'
import { neverTogether } from './never-together'

const country = (code: string) => ({ geo: { country_code: code } })
const domain = (name: string) => ({ email_domain: { domain: name } })
const noGroup = () => undefined
const whyOf = (...rules: object[]) => neverTogether(rules, noGroup).get(1)?.why

test('what a visit has one of at a time never holds twice', () => {
  expect(whyOf(country('PT'), country('ES'))).toBe('Nobody is in two countries at once.')
  expect(whyOf(domain('a.example'), domain('b.example'))).toBe('Nobody’s email ends in both.')
  expect(whyOf({ email: { email: 'a@a.example' } }, { email: { email: 'b@a.example' } })).toMatch(/two email addresses/)
  expect(whyOf({ ip: { ip: '198.51.100.0/24' } }, { ip: { ip: '203.0.113.0/24' } })).toMatch(/both networks/)
  expect(whyOf({ login_method: { id: 'okta' } }, { login_method: { id: 'entra' } })).toMatch(/one method only/)
  expect(whyOf({ service_token: { token_id: 'a' } }, { service_token: { token_id: 'b' } })).toMatch(/machine keys/)
  const group = (provider: string) => ({ okta: { name: 'Finance', identity_provider_id: provider } })
  expect(whyOf(group('a'), group('b'))).toMatch(/one method only/)
})

test('what may hold together, or is not proven, is left alone', () => {
  const disk = (id: string) => ({ device_posture: { integration_uid: id } })
  expect(whyOf(country('PT'), domain('a.example'))).toBeUndefined()
  expect(whyOf(country('PT'), country('PT'))).toBeUndefined()
  expect(whyOf(disk('a'), disk('b'))).toBeUndefined()
  expect(whyOf({ ip: { ip: '198.51.100.0/24' } }, { ip: { ip: '198.51.100.0/26' } })).toBeUndefined()
  expect(whyOf({ email: { email: 'a@a.example' } }, domain('a.example'))).toBeUndefined()
  expect(whyOf(country('PT'), { geo: { country_code: '' } })).toBeUndefined()
  expect(whyOf(country('PT'), { unheard_of: {} })).toBeUndefined()
})

test('each rule names all that it never holds together with', () => {
  const found = neverTogether([country('PT'), domain('a.example'), country('ES'), country('FR')], noGroup)
  expect([...found].map(([index, { others }]) => [index, others])).toEqual([
    [0, [2, 3]],
    [2, [0, 3]],
    [3, [0, 2]],
  ])
})

test('a group is seen through', () => {
  const group = () => ({ include: [country('PT'), country('ES')] })
  const rules = (code: string) => [{ group: { id: 'h' } }, country(code)]
  expect(neverTogether(rules('FR'), group).get(1)?.others).toEqual([0])
  expect(neverTogether(rules('ES'), group).size).toBe(0)
})
