import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOfWords } from './any-of-words'
import { sameDocument } from './canonical'
import { differences, differenceWords } from './diff'
import { membersOf } from './document-kind'
import { readJson } from './json'
import { textOf } from './phrase'
import type { NameLookup } from './reference'
import { RULE_TYPES } from './rule-type'
import { selectors } from './selectors'
import { fastestOfFive } from './time-under-test'

const nameOf: NameLookup = ({ id }) => ({ state: 'named', name: `<${id}>` })
const domain = { email_domain: { domain: 'example.com' } }
const ana = { email: { email: 'ana@example.com' } }
const ben = { email: { email: 'ben@example.com' } }
const policy = { id: '1', name: 'Staff', decision: 'allow', include: [domain] }

const between = (before: object, after: object) =>
  differences('policies', { ...policy, ...before }, { ...policy, ...after }, nameOf)
const told = (before: object, after: object) =>
  between(before, after).map((difference) => textOf(differenceWords(difference, { decision: 'allow', nameOf })))

const network = (ip: string) => ({ ip: { ip } })

const future = (x: number) => ({ from_the_future: { x, y: 'same' } })

const people = (name: string) =>
  Array.from({ length: 1000 }, (_, index) => ({ email: { email: `${name}${index}@example.com` } }))

const groups = (id: string) => ({ ...policy, approval_groups: [{ approvals_needed: 1, email_list_uuid: id }] })

describe('rules', () => {
  test('added and removed', () => {
    expect(told({ exclude: [ben] }, { include: [domain, ana] })).toEqual([
      'Added to Who gets in: ana@example.com',
      'Removed from “but never”: ben@example.com',
    ])
    expect(told({}, { include: [ana, domain] })).toEqual(['Added to Who gets in: ana@example.com'])
  })

  test('moved to another block', () => {
    expect(told({ include: [domain, ana] }, { exclude: [ana] })).toEqual([
      'Moved from Who gets in to “but never”: ana@example.com',
    ])
  })

  test('changed, where what stayed shows that it is one rule', () => {
    const [before, after] = ['Sales', 'Support'].map((name) => ({ okta: { name, identity_provider_id: 'idp' } }))
    expect(told({ require: [before] }, { require: [after] })).toEqual([
      'Changed under “and they must also”: anyone in the Okta group Sales from <idp> becomes anyone in the Okta group ' +
        'Support from <idp>',
    ])
    expect(
      between({ require: [{ ip: { ip: '203.0.113.0/24' } }] }, { require: [{ ip: { ip: '203.0.113.0/25' } }] }),
    ).toMatchObject([{ kind: 'rule-changed' }])
  })

  test('an “any of” with other rules in it is one row changed, told as what it holds', () => {
    const inGroup = (id: string) => ({ require: [{ group: { id } }] })
    const country = (code: string) => ({ geo: { country_code: code } })
    const anyOf = anyOfWords((id) => [country('PT'), country(id === 'h' ? 'ES' : 'FR')])
    const words = between(inGroup('h'), inGroup('new:7abc')).map((one) =>
      textOf(differenceWords(one, { decision: 'allow', nameOf, anyOf })),
    )
    expect(words).toEqual([
      'Changed under “and they must also”: anyone in Portugal or Spain becomes anyone in Portugal or France',
    ])
  })

  test('one person for another is not a person changed', () => {
    expect(between({ require: [ana] }, { require: [ben] }).map(({ kind }) => kind)).toEqual([
      'rule-added',
      'rule-removed',
    ])
  })

  test('several of one kind are not matched by guessing', () => {
    const before = { require: [network('203.0.113.0/24'), network('203.0.113.0/25')] }
    expect(between(before, { require: [network('203.0.113.0/26')] }).map(({ kind }) => kind)).toEqual([
      'rule-added',
      'rule-removed',
      'rule-removed',
    ])
  })

  test('a duplicate removed is a rule removed', () => {
    expect(told({ include: [domain, domain] }, {})).toEqual([
      'Removed from Who gets in: anyone with an @example.com email',
    ])
  })

  test('what Cloudflare rewrites is no difference', () => {
    expect(
      between({ exclude: [{ ip: { ip: '203.0.113.7' } }] }, { exclude: [{ ip: { ip: '203.0.113.7/32' } }] }),
    ).toEqual([])
  })

  test('rules that we do not know are told to have changed', () => {
    expect(told({ require: [future(1)] }, { require: [future(2)] })).toEqual([
      'Changed under “and they must also”: a rule we do not know yet (kept as it is) becomes a rule we do not know yet ' +
        '(kept as it is)',
    ])
  })

  test('1,000 rules replaced by 1,000 others are compared at once', () => {
    const [before, after] = [{ include: people('a') }, { include: people('b') }]
    expect(between(before, after)).toHaveLength(2000)
    expect(fastestOfFive(() => between(before, after))).toBeLessThan(200)
  })
})

describe('fields are told in words', () => {
  test.each<[object, object, string]>([
    [{ name: 'Staff' }, { name: 'Crew' }, 'Name: Staff becomes Crew'],
    [{}, { decision: 'bypass' }, 'What it does: Let in becomes No login (public)'],
    [{}, { session_duration: '12h' }, 'Stay logged in for: 24 hours becomes 12 hours'],
    [{}, { session_duration: '' }, 'Stay logged in for: 24 hours becomes as the application says'],
    [{}, { isolation_required: true }, 'Open in an isolated browser: off becomes on'],
    [{ approval_required: true }, {}, 'Somebody must approve: on becomes off'],
    [{}, { purpose_justification_prompt: 'Why?' }, 'The question they read: not set becomes Why?'],
    [
      { approval_groups: [{ approvals_needed: 1, email_addresses: ['ana@example.com'] }] },
      { approval_groups: [{ approvals_needed: 2, email_addresses: ['ana@example.com'], email_list_uuid: 'bosses' }] },
      'Who approves: 1 approval from ana@example.com becomes 2 approvals from ana@example.com, the list <bosses>',
    ],
    [
      {},
      { mfa_config: { allowed_authenticators: ['security_key', 'totp'], session_duration: '12h' } },
      'Second factor: not set becomes a security key or a code from an app, asked again after 12 hours',
    ],
    [
      { mfa_config: {} },
      { mfa_config: { mfa_disabled: true } },
      'Second factor: any that is set up becomes switched off',
    ],
    [
      {},
      { connection_rules: { rdp: { allowed_clipboard_local_to_remote_formats: ['text', 'file'] } } },
      'Copy and paste in remote desktops: not set becomes file and text to the remote desktop',
    ],
    [
      {},
      { connection_rules: { ssh: { usernames: ['root'] } } },
      'Copy and paste in remote desktops: not set becomes {"ssh":{"usernames":["root"]}}',
    ],
    [{ future: { a: 1 } }, { future: { a: 2 } }, 'future: {"a":1} becomes {"a":2}'],
    [{ future: 1 }, {}, 'future: 1 becomes not set'],
    [
      { mfa_config: { later: 1 } },
      { mfa_config: { later: 2 } },
      'Second factor: any that is set up, {"later":1} becomes any that is set up, {"later":2}',
    ],
    [{ isolation_required: 'no' }, {}, 'Open in an isolated browser: "no" becomes off'],
  ])('%o → %o', (before, after, words) => {
    expect(told(before, after)).toEqual([words])
  })

  test('a list whose name could not be read differs from another one without telling its id', () => {
    const [difference] = differences('policies', groups('a1'), groups('b2'))
    expect(difference).toMatchObject({ after: expect.stringMatching(/list of emails whose name.*\(changed\)$/) })
  })
})

test('a field named __proto__ is a field like any other', () => {
  expect(differences('groups', membersOf(readJson('{"__proto__":{}}')), {})).toMatchObject([
    { field: '__proto__', before: '{}', after: 'not set' },
  ])
})

test('a new document sets everything it says', () => {
  const all = differences('groups', undefined, { name: 'Design', include: [ana], is_default: true })
  expect(all.map((difference) => textOf(differenceWords(difference, { nameOf })))).toEqual([
    'Add to new applications: not set becomes on',
    'Name: not set becomes Design',
    'Added to Who gets in: ana@example.com',
  ])
})

const rule = fc.constantFrom(
  domain,
  ana,
  ben,
  { future: 1 },
  {},
  ...selectors.map(({ key, example }) => ({ [key]: example })),
)
const document = fc.record(
  {
    id: fc.string(),
    name: fc.constantFrom('a', 'b'),
    include: fc.oneof(fc.array(rule, { maxLength: 3 }), fc.constantFrom(null, {}, { everyone: {} })),
    require: fc.array(rule, { maxLength: 3 }),
    session_duration: fc.constantFrom('24h', '', null, 7),
    isolation_required: fc.constantFrom(true, false, null, 'no'),
    mfa_config: fc.constantFrom(null, {}, { mfa_disabled: false }, []),
    connection_rules: fc.constantFrom(null, {}, { rdp: {} }, { rdp: { x: 1 } }),
    future: fc.constantFrom(null, false, 0),
  },
  { requiredKeys: [] },
)

test('there is a difference exactly when the documents are not the same', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      expect(differences('policies', before, after).length === 0).toBe(sameDocument('policies', before, after))
    }),
    { seed: 1, numRuns: 2000 },
  )
})

test.each(RULE_TYPES)('a document that did not change has no differences in %s', (ruleType) => {
  const rules = selectors.map(({ key, example }) => ({ [key]: example }))
  expect(between({ [ruleType]: rules }, { [ruleType]: rules.toReversed() })).toEqual([])
})
