import { describe, expect, test } from 'vitest'
import type { Found } from '../reference'
import { selectors } from '../selectors'

/** What every selector makes of a typed text, as "key: value", with an ellipsis when it is not complete. */
const offered = (typed: string) =>
  selectors.flatMap(({ key, recognise }) => {
    const found = recognise?.(typed)
    return found ? [`${key}: ${Object.values(found.value).join()}${found.complete ? '' : ' …'}`] : []
  })

test.each([
  ['ana@example.com', ['email: ana@example.com']],
  [' ana@example.com ', ['email: ana@example.com']],
  ['ana@', ['email: ana@ …']],
  ['@ex', ['email_domain: ex …']],
  ['@example.com', ['email_domain: example.com']],
  ['example.com', ['email_domain: example.com']],
  ['10.', ['ip: 10. …']],
  ['10.0.0.0/8', ['ip: 10.0.0.0/8']],
  ['203.0.113.7', ['ip: 203.0.113.7']],
  ['192.168.0.1/99', ['ip: 192.168.0.1/99 …']],
  ['2001:db8::/32', ['ip: 2001:db8::/32']],
  ['Portugal', ['geo: PT']],
  ['PT', ['geo: PT']],
  ['UK', ['geo: GB']],
  ['ana@example@com', []],
  ['Ana Silva', []],
  ['is', []],
  ['@', []],
  ['', []],
  ['<script>alert(1)</script>', []],
] as const)('“%s” is %j', (typed, expected) => expect(offered(typed)).toEqual(expected))

const selectorNamed = (key: string) => {
  const selector = selectors.find((one) => one.key === key)
  if (!selector) throw new Error(`no selector ${key}`)
  return selector
}

describe('two values that say the same thing', () => {
  test.each([
    ['email', { email: 'Ana@Example.com' }, { email: 'ana@example.com' }],
    ['email_domain', { domain: 'EXAMPLE.com' }, { domain: 'example.com' }],
    ['geo', { country_code: 'pt' }, { country_code: 'PT' }],
    ['ip', { ip: '203.0.113.7' }, { ip: '203.0.113.7/32' }],
    ['user_risk_score', { user_risk_score: ['high', 'low'] }, { user_risk_score: ['low', 'high'] }],
    [
      'github-organization',
      { name: 'acme', identity_provider_id: 'g' },
      { identity_provider_id: 'g', name: 'acme', team: '' },
    ],
    ['cloudflare_account_member', {}, { account_id: '' }],
  ])('%s: %j and %j', (key, one, other) => {
    const { identity } = selectorNamed(key)
    expect(identity?.(one)).toBe(identity?.(other))
  })

  test('have another identity than values that differ', () => {
    const { identity } = selectorNamed('azureAD')
    expect(identity?.({ id: 'a', identity_provider_id: 'x' })).not.toBe(
      identity?.({ id: 'a', identity_provider_id: 'y' }),
    )
  })
})

test('normalising an address keeps what else stands in the value', () => {
  expect(selectorNamed('ip').normalise?.({ ip: '203.0.113.7', note: 'office' })).toEqual({
    ip: '203.0.113.7/32',
    note: 'office',
  })
})

test('the Client ID of a machine key is told from its id', () => {
  const { value } = selectorNamed('service_token')
  const message = (token_id: string) => value.safeParse({ token_id }).error?.issues[0]?.message
  expect(message(`${'a'.repeat(32)}.access`)).toMatch(/^This is the Client ID of the machine key/)
  expect(message('x'.repeat(37))).toMatch(/^This is too long/)
})

test('what an external check is asked over must be safe', () => {
  const { value, example } = selectorNamed('external_evaluation')
  const message = (evaluate_url: string) => value.safeParse({ ...example, evaluate_url }).error?.issues[0]?.message
  expect(message('http://check.example.com')).toMatch(/begin it with https/)
  expect(message('check.example.com')).toMatch(/full web address/)
  expect(message('https://ana:secret@check.example.com')).toMatch(/Leave out the name and password/)
  expect(message('https://')).toMatch(/full web address/)
})

const foundAs = (found: Found) => () => found

test('a group of Entra is shown by name when the directory told it, and never by its id', () => {
  const { words, example } = selectorNamed('azureAD')
  const nameOf = foundAs({ state: 'named', name: 'Contoso' })
  const who = (name: string | undefined) => words(example, { nameOf, directoryGroupName: () => name }).who
  expect(who('Design').map(({ text }) => text)).toEqual([
    'anyone in ',
    'the Entra group ',
    'Design',
    ' from ',
    'Contoso',
  ])
  expect(who(undefined)).toContainEqual({ text: 'an Entra group known only by its id', as: 'gap', id: example['id'] })
})

test('everyone is never the bare word: what it means depends on the decision', () => {
  const { words } = selectorNamed('everyone')
  const nameOf = foundAs({ state: 'missing' })
  const who = (['allow', undefined, 'bypass', 'deny', 'non_identity'] as const).map(
    (decision) => words({}, { decision, nameOf }).who[0]?.text,
  )
  expect(who).toEqual([
    'anyone who can log in',
    'anyone who can log in',
    'anyone on the internet, without login and without a log entry',
    'anyone at all',
    'anything that can reach it, without any key',
  ])
})
