import { expect, test } from 'vitest'
import type { AccessRequest } from '#core/access-request'
import { evaluateRule } from '#core/evaluate'
import type { Selector } from '#core/selector'
import { selectors } from '#core/selectors'
import { VISIT_FACTS, type AskedFact, type VisitFact } from '#core/visit-fact'
import { attributesText, listOf, organizationTexts, say, withResult } from './visit-facts'

const ACCOUNT = 'a'.repeat(32)
const names = { nameOf: () => ({ state: 'unread' as const }) }

/** What somebody says so that a rule matches, and so that it does not. `which` is what the rule's selector names. */
const answers: { [Fact in VisitFact]: (visit: AccessRequest, which: string, yes: boolean) => AccessRequest } = {
  email: (visit, which, yes) => say.email(visit, yes ? which : 'nobody@nowhere.example'),
  identity_provider: (visit, which, yes) => say.identity_provider(visit, { id: yes ? which : 'other', type: 'any' }),
  groups: (visit, which, yes) => say.groups(visit, yes ? [which] : []),
  github: (visit, which, yes) => say.github(visit, yes ? [which] : []),
  attributes: (visit, which, yes) => say.attributes(visit, yes ? which : ''),
  auth_contexts: (visit, which, yes) => say.auth_contexts(visit, yes ? [which] : []),
  cloudflare_accounts: (visit, which, yes) => say.cloudflare_accounts(visit, yes ? [which] : []),
  auth_methods: (visit, which, yes) => say.auth_methods(visit, yes ? [which] : []),
  country: (visit, which, yes) => say.country(visit, yes ? which : 'AQ'),
  ip: (visit, which, yes) => say.ip(visit, yes ? which : '192.0.2.1'),
  posture: (visit, which, yes) => say.posture(visit, { [which]: yes }),
  certificate: (visit, which, yes) => say.certificate(visit, yes ? which : null),
  service_token: (visit, which, yes) => say.service_token(visit, yes ? which : null),
  linked_app: (visit, which, yes) => say.linked_app(visit, yes ? which : null),
  risk: (visit, which, yes) => say.risk(visit, yes ? (which as 'low') : 'unscored'),
  external: (visit, which, yes) => say.external(visit, { [which]: yes }),
}

/** For rules that do not name themselves what they ask for: what stands on a list, or anything at all. */
const ANY: Partial<Record<VisitFact, string>> = {
  email: 'listed@example.com',
  ip: '203.0.113.9',
  certificate: 'any',
  service_token: 'any',
  cloudflare_accounts: ACCOUNT,
}

function listFor({ fields }: Selector): readonly string[] {
  const kinds = Object.values(fields).flatMap((field) => (field.kind === 'reference' ? [field.to] : []))
  return [(kinds.includes('ip_lists') ? ANY.ip : ANY.email) ?? '']
}

const asking = selectors
  .map((selector) => ({ key: selector.key, selector, asked: selector.asks(selector.example, names) }))
  .filter(({ asked }) => asked.length > 0)

test('every selector says what it asks for, but for those that ask for nothing', () => {
  const silent = selectors.filter(({ key }) => !asking.some((one) => one.key === key))
  expect(silent.map(({ judged, identityBased }) => [judged, identityBased])).toEqual(
    expect.arrayContaining([
      ['content', 'content'],
      ['login', false],
    ]),
  )
  expect(silent).toHaveLength(2)
  const facts = asking.flatMap(({ asked }) => asked.map(({ fact }) => fact))
  expect(new Set(facts)).toEqual(new Set(VISIT_FACTS))
})

test.each(asking)('what $key asks for can be said, and decides', ({ key, selector, asked }) => {
  const lookup = { list: () => listFor(selector), group: () => null, accountId: ACCOUNT }
  const judge = (visit: AccessRequest) => evaluateRule({ [key]: selector.example }, visit, lookup)
  const said = (visit: AccessRequest, { fact, which }: AskedFact, yes: boolean) =>
    answers[fact](visit, which ?? ANY[fact] ?? '', yes)
  expect(judge({})).toBe('unknown')
  const matching = asked.reduce((visit, one) => said(visit, one, true), {})
  expect(judge(matching)).toBe('match')
  // Each of them alone turns it down.
  for (const one of asked) expect(judge(said(matching, one, false))).toBe('no-match')
})

test.each(VISIT_FACTS)('%s that is no longer known is absent, never an empty value', (fact) => {
  const visit = answers[fact]({ email: 'ana@harbour.example' }, 'x', true)
  const rest = fact === 'email' ? {} : { email: 'ana@harbour.example' }
  expect(say[fact](visit, undefined)).toEqual(rest)
})

test('no groups at all is something that is known', () => {
  expect(say.groups({}, listOf(' , ;'))).toEqual({ asserted: { groups: [] } })
})

test('a result that is no longer known leaves the others', () => {
  expect(withResult({ disk: true, os: false }, 'disk', undefined)).toEqual({ os: false })
  expect(say.posture({ posture: { disk: true } }, withResult({ disk: true }, 'disk', undefined))).toEqual({})
})

test('what the login method says of somebody is read line by line and written the same way', () => {
  const attributes = { department: ['Finance', 'IT'], expression: ['a=b'] }
  expect(say.attributes({}, attributesText(attributes))).toEqual({ asserted: { attributes } })
  expect(say.attributes({}, 'nothing of use\n= x')).toEqual({ asserted: { attributes: {} } })
})

test('organizations and their teams are read and written the same way', () => {
  const github = [
    { name: 'acme', teams: ['web', 'ops'] },
    { name: 'other', teams: [] },
  ]
  expect(say.github({}, organizationTexts(github))).toEqual({ asserted: { github } })
  expect(say.github({}, ['acme/web', ' / ', 'acme'])).toEqual({
    asserted: { github: [{ name: 'acme', teams: ['web'] }] },
  })
})

test('what one login method told is not taken for what another one would tell; what was said before any is', () => {
  const [okta, entra] = [
    { id: 'okta', type: 'okta' },
    { id: 'entra', type: 'azureAD' },
  ]
  const first = say.identity_provider(say.groups({ email: 'ana@example.com', country: 'PT' }, ['devs']), okta)
  expect(first.asserted).toEqual({ groups: ['devs'] })
  expect(say.identity_provider(first, okta)).toEqual(first)
  expect(say.identity_provider(first, entra)).toEqual({
    email: 'ana@example.com',
    country: 'PT',
    identity_provider: entra,
  })
})
