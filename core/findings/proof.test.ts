import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessLookup, AccessRequest } from '../access-request'
import { evaluatePolicy, type RuleLists } from '../evaluate'
import { proverOf } from './proof'

/** A handful of values each, so that rules meet and miss each other often. */
const EMAILS = ['ana@a.example', 'Bo@a.example', 'eve@b.example', 'dan@c.example']
const DOMAINS = ['a.example', 'b.example', 'A.EXAMPLE']
const COUNTRIES = ['PT', 'ES', 'BR']
const NETWORKS = [
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.2.3',
  '203.0.113.0/24',
  '0.0.0.0/0',
  '2001:db8::/32',
  '2001:db8:1::1',
]
const ADDRESSES = ['10.1.2.3', '10.9.9.9', '203.0.113.7', '8.8.8.8', '2001:db8:1::1']
const LOGINS = ['okta', 'entra', 'pin']
const TOKENS = ['key-1', 'key-2']
const NAMES = ['edi', 'EDI', 'web']
const GROUPS = ['g0', 'g1', 'g2', 'g3']

const LISTS: Record<string, readonly string[] | undefined> = {
  none: [],
  people: ['ana@a.example', 'EVE@b.example'],
  offices: ['10.1.0.0/16', '2001:db8::/32'],
  odd: ['not an address'],
  unread: undefined,
}

const from = <Value>(values: readonly Value[]) => fc.constantFrom(...values)

const rule: fc.Arbitrary<unknown> = fc.oneof(
  from(EMAILS).map((email) => ({ email: { email } })),
  from(DOMAINS).map((domain) => ({ email_domain: { domain } })),
  from(['none', 'people', 'unread']).map((id) => ({ email_list: { id } })),
  from(['none', 'offices', 'odd', 'unread']).map((id) => ({ ip_list: { id } })),
  from(COUNTRIES).map((country_code) => ({ geo: { country_code } })),
  from(NETWORKS).map((ip) => ({ ip: { ip } })),
  from(LOGINS).map((id) => ({ login_method: { id } })),
  fc
    .tuple(from(['a', 'b']), from(['okta', 'entra']))
    .map(([name, identity_provider_id]) => ({ okta: { name, identity_provider_id } })),
  from(['a', 'b']).map((id) => ({ azureAD: { id, identity_provider_id: 'entra' } })),
  from(TOKENS).map((token_id) => ({ service_token: { token_id } })),
  from(TOKENS).map((app_uid) => ({ linked_app_token: { app_uid } })),
  from(NAMES).map((common_name) => ({ common_name: { common_name } })),
  from(['disk', 'client']).map((integration_uid) => ({ device_posture: { integration_uid } })),
  from([['low'], ['low', 'medium'], ['high']]).map((user_risk_score) => ({ user_risk_score: { user_risk_score } })),
  from([...GROUPS, 'gone']).map((id) => ({ group: { id } })),
  from([
    { everyone: {} },
    { any_valid_service_token: {} },
    { certificate: {} },
    { moon_phase: { full: true } },
    { email: {} },
    { geo: { country_code: 'UK' } },
    { email_domain: { domain: 'a.example', match_subdomains: true } },
    { auth_method: { auth_method: 'mfa' } },
  ]),
)

const rules = (max: number) => fc.array(rule, { maxLength: max })
const groupLists = fc.record({ include: rules(3), require: rules(1), exclude: rules(1) })
/** Mostly without further conditions, so that much is sure of them. */
const plainLists = fc.record({
  include: fc.array(rule, { minLength: 1, maxLength: 4 }),
  require: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, rules(1)),
  exclude: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, rules(1)),
})
const account = fc.record({ g0: groupLists, g1: groupLists, g2: groupLists, g3: groupLists })

const fact = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 8 })

/** Visits made of the very values that the rules name. */
const visit: fc.Arbitrary<AccessRequest> = fc
  .record({
    email: fact(from(EMAILS)),
    identity_provider: fact(from(LOGINS).map((id) => ({ id, type: id }))),
    asserted: fact(fc.record({ groups: fc.subarray(['a', 'b']) })),
    auth_methods: fact(from([['mfa'], []])),
    country: fact(from(COUNTRIES)),
    ip: fact(from(ADDRESSES)),
    posture: fact(fc.record({ disk: fc.boolean(), client: fc.boolean() })),
    certificate: fact(fc.option(from(NAMES).map((common_name) => ({ common_name })))),
    service_token: fact(fc.option(from(TOKENS))),
    linked_app: fact(fc.option(from(TOKENS))),
    risk: fact(from(['low', 'medium', 'high', 'unscored'] as const)),
  })
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)))

type Groups = Record<string, Required<RuleLists>>

const group = (groups: Groups) => (id: string) => (Object.hasOwn(groups, id) ? groups[id] : null)
const list = (id: string) => LISTS[id]
const proverIn = (groups: Groups) => proverOf({ list, group: group(groups) })
const lookupIn = (groups: Groups) => ({ list, group: group(groups) }) as unknown as AccessLookup

const RUNS = { seed: 20261121, numRuns: 20_000 }

describe('what is proven of random policies and groups holds in the evaluator', () => {
  test('everybody matches where it is proven that anyone does, and whoever has a value that is enough', () => {
    let proven = 0
    fc.assert(
      fc.property(plainLists, account, visit, (policy, groups, one) => {
        const { anyone, values } = proverIn(groups).least(policy)
        const emails = values.get('email')
        const has = emails?.of === 'emails' && one.email !== undefined && emails.emails.has(one.email.toLowerCase())
        if (!anyone && !has) return
        proven += 1
        expect(evaluatePolicy(policy, one, lookupIn(groups))).toBe('match')
      }),
      RUNS,
    )
    expect(proven).toBeGreaterThan(500)
  }, 60_000)
})

describe('a proof', () => {
  const proves = (policy: RuleLists, groups: Groups = {}) => proverIn(groups).most(policy).length === 0
  const [ana, bo] = [{ email: { email: 'ana@a.example' } }, { email: { email: 'Bo@a.example' } }]
  const inGroup = (id: string) => ({ group: { id } })
  const only = (...include: unknown[]) => ({ include, require: [], exclude: [] })

  test.each<[string, RuleLists, Groups?]>([
    ['sees through groups', { include: [inGroup('g0')], require: [bo] }, { g0: only(inGroup('g1')), g1: only(ana) }],
    ['sees through lists', { include: [{ email_list: { id: 'people' } }], require: [bo] }],
    [
      'sees exceptions of a group inside a group',
      { include: [ana], exclude: [inGroup('g0')] },
      { g0: only(inGroup('g1')), g1: only(ana, bo) },
    ],
    ['knows that a group without anybody is empty', { include: [inGroup('g0')] }, { g0: only() }],
    [
      'knows the same condition required and forbidden',
      {
        include: [ana],
        require: [{ device_posture: { integration_uid: 'disk' } }],
        exclude: [{ device_posture: { integration_uid: 'disk' } }],
      },
    ],
  ])('%s', (_what, policy, groups) => {
    expect(proves(policy, groups)).toBe(true)
  })

  test.each<[string, RuleLists, Groups?]>([
    [
      'of groups in a circle',
      { include: [inGroup('g0')], require: [bo] },
      { g0: only(ana, inGroup('g1')), g1: only(inGroup('g0')) },
    ],
    ['of a group that is gone', { include: [inGroup('gone')] }],
    ['of a list that could not be read', { include: [{ email_list: { id: 'unread' } }], require: [bo] }],
    ['of device checks', { include: [ana], require: [{ device_posture: { integration_uid: 'disk' } }] }],
    [
      'of a rule with members that we do not know',
      { include: [ana], require: [{ email_domain: { domain: 'b.example', match_subdomains: true } }] },
    ],
    [
      'of a domain of which one address is excluded',
      { include: [{ email_domain: { domain: 'a.example' } }], exclude: [ana] },
    ],
  ])('says nothing %s', (_what, policy, groups) => {
    expect(proves(policy, groups)).toBe(false)
  })

  test('stays quick where conditions would multiply', () => {
    const many = Array.from({ length: 12 }, (_, nth) =>
      only(
        ...Array.from({ length: 12 }, (_none, at) => ({
          okta: { name: `${nth} ${at}`, identity_provider_id: `idp-${at}` },
        })),
      ),
    )
    const groups = Object.fromEntries(many.map((one, nth) => [`m${nth}`, one]))
    const require = Object.keys(groups).map(inGroup)
    expect(proves({ include: [ana], require }, groups)).toBe(false)
  })
})
