import { describe, expect, test } from 'vitest'
import { canonicalText, sameDocument, writable } from './canonical'
import { membersOf } from './document-kind'
import { readJson, writeJson } from './json'
import { selectors } from './selectors'
import { fastestOfFive } from './time-under-test'

const policy = {
  id: '1',
  name: 'Staff',
  decision: 'allow',
  include: [{ email_domain: { domain: 'example.com' } }],
}

const same = (a: object, b: object) => sameDocument('policies', { ...policy, ...a }, { ...policy, ...b })

describe('what Cloudflare adds, drops or rewrites is no change', () => {
  test.each<[string, object, object]>([
    ['read-only keys', { uid: '1', app_count: 3, reusable: true, precedence: 2, created_at: 'a', updated_at: 'b' }, {}],
    ['the id of a copy', { id: '2' }, {}],
    ['a switch that is off', { isolation_required: false, approval_required: false }, {}],
    ['a switch that is null', { purpose_justification_required: null }, {}],
    ['a question not asked', { purpose_justification_prompt: null }, { purpose_justification_prompt: '' }],
    ['empty lists', { require: [], exclude: [], approval_groups: [] }, {}],
    ['null lists', { require: null, exclude: null, approval_groups: null }, {}],
    ['the session that Cloudflare fills in', { session_duration: '24h' }, {}],
    ['a session as the application says', { session_duration: null }, { session_duration: '' }],
    ['a second factor that is not switched off', { mfa_config: { mfa_disabled: false } }, { mfa_config: {} }],
    ['no authenticators', { mfa_config: { allowed_authenticators: [] } }, { mfa_config: {} }],
    ['no second factor', { mfa_config: null }, {}],
    ['an empty clipboard', { connection_rules: { rdp: { allowed_clipboard_local_to_remote_formats: [] } } }, {}],
    [
      'the order of approvers',
      { approval_groups: [{ approvals_needed: 1, email_addresses: ['a@x.org', 'b@x.org'] }, { approvals_needed: 2 }] },
      { approval_groups: [{ approvals_needed: 2 }, { email_addresses: ['b@x.org', 'a@x.org'], approvals_needed: 1 }] },
    ],
    [
      'the order of rules',
      { exclude: [{ email_domain: { domain: 'a.org' } }, { email_domain: { domain: 'b.org' } }] },
      { exclude: [{ email_domain: { domain: 'b.org' } }, { email_domain: { domain: 'a.org' } }] },
    ],
    ['the order of keys', { future: { a: 1, b: 2 } }, { future: { b: 2, a: 1 } }],
  ])('%s', (_, a, b) => {
    expect(same(a, b)).toBe(true)
  })

  test.each(selectors.filter(({ normalise }) => normalise).map((selector) => [selector.key, selector] as const))(
    'a %s rule as it comes back',
    (key, selector) => {
      const { example } = selector
      const back = { ...example, ...selector.normalise?.(example) }
      expect(same({ include: [{ [key]: example }] }, { include: [{ [key]: back }] })).toBe(true)
    },
  )
})

describe('what a person changed is a change', () => {
  test.each<[string, object, object]>([
    ['a name', { name: 'Staf' }, {}],
    ['a session as the application says, not 24 hours', { session_duration: '' }, { session_duration: '24h' }],
    ['a duplicate removed', { include: [...policy.include, ...policy.include] }, {}],
    ['a rule in another block', { exclude: policy.include, include: [] }, {}],
    ['a key we do not know', { future: true }, {}],
    ['a key we do not know that is off', { future: false }, {}],
    ['an unknown key inside a rule', { include: [{ email_domain: { domain: 'example.com', x: 1 } }] }, {}],
    ['an empty second factor, which overrides the application', { mfa_config: {} }, {}],
    ['the SSH rules', { connection_rules: { ssh: { usernames: ['root'] } } }, {}],
    ['a switch of the wrong type', { isolation_required: 'false' }, {}],
  ])('%s', (_, a, b) => {
    expect(same(a, b)).toBe(false)
  })

  test('the last digit of a number that a double cannot hold', () => {
    expect(same({ future: readJson('9007199254740993') }, { future: readJson('9007199254740992') })).toBe(false)
  })
})

test('a group is the default for new applications or it is not: absent means not', () => {
  const group = { id: '1', name: 'Design', include: [] }
  expect(sameDocument('groups', group, { ...group, is_default: false })).toBe(true)
  expect(sameDocument('groups', group, { ...group, is_default: true })).toBe(false)
})

test('to a group, a policy’s fields are unknown and compared exactly', () => {
  expect(sameDocument('groups', { name: 'a' }, { name: 'a', session_duration: '24h' })).toBe(false)
})

test('a key named __proto__ is a key like any other', () => {
  const strange = membersOf(readJson('{"name":"a","__proto__":{"x":1}}'))
  expect(canonicalText('groups', strange)).not.toBe(canonicalText('groups', { name: 'a' }))
  expect(writeJson(writable('groups', strange))).toBe('{"name":"a","__proto__":{"x":1}}')
})

test('what is written leaves out what Cloudflare sets and keeps the order of the rest', () => {
  const document = { id: '1', zeta: 1, name: 'Staff', app_count: 2, decision: 'allow', include: [], updated_at: 'x' }
  expect(writeJson(writable('policies', document))).toBe('{"zeta":1,"name":"Staff","decision":"allow","include":[]}')
})

test('1,000 rules are compared in a few milliseconds', () => {
  const include = Array.from({ length: 1000 }, (_, index) => ({ email_domain: { domain: `d${index}.example.com` } }))
  const document = { ...policy, include }
  expect(fastestOfFive(() => canonicalText('policies', document))).toBeLessThan(20)
})

test('a group whose default came as a list can be written: the list is left out, a yes or a no is not', () => {
  const group = { name: 'Staff', include: [{ everyone: {} }] }
  expect(writable('groups', { id: '1', ...group, is_default: [{ everyone: {} }] })).toEqual(group)
  expect(writable('groups', { id: '1', ...group, is_default: true })).toEqual({ ...group, is_default: true })
})
