import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessLookup } from './access-request'
import { evaluatePolicy, evaluateRule, type RuleLists } from './evaluate'
import type { Verdict } from './verdict'

const staff = { email_domain: { domain: 'example.com' } }
const ana = { email: { email: 'ana@example.com' } }
const everyone = { everyone: {} }
const portugal = { geo: { country_code: 'PT' } }
const spain = { geo: { country_code: 'ES' } }
const inGroup = (id: string) => ({ group: { id } })

type Groups = Record<string, { include: unknown[]; require: unknown[]; exclude: unknown[] }>

const groupOf = (lists: RuleLists) => ({
  include: [...(lists.include ?? [])],
  require: [...(lists.require ?? [])],
  exclude: [...(lists.exclude ?? [])],
})

const lookupIn = (groups: Groups): AccessLookup => ({
  list: () => undefined,
  group: (id) => (Object.hasOwn(groups, id) ? groups[id] : null),
})

describe('a policy', () => {
  test.each([
    ['one include is enough', { include: [portugal, staff] }, { email: 'eve@example.com', country: 'FR' }, 'match'],
    ['no include matches nobody', { include: [] }, { email: 'ana@example.com' }, 'no-match'],
    ['exclude beats include', { include: [everyone], exclude: [staff] }, { email: 'ana@example.com' }, 'no-match'],
    [
      'all of require must hold',
      { include: [everyone], require: [staff, spain] },
      { email: 'a@example.com', country: 'PT' },
      'no-match',
    ],
    [
      'two countries under require match nobody',
      { include: [everyone], require: [portugal, spain] },
      { country: 'PT' },
      'no-match',
    ],
    ['absent and null lists are empty', { include: [everyone], require: null }, {}, 'match'],
    ['a missing fact that cannot matter', { include: [everyone, staff] }, {}, 'match'],
    ['a missing fact that decides', { include: [staff] }, { country: 'PT' }, 'unknown'],
    [
      'a missing fact under require, when include fails',
      { include: [spain], require: [staff] },
      { country: 'PT' },
      'no-match',
    ],
    ['a missing fact under exclude', { include: [everyone], exclude: [staff] }, {}, 'unknown'],
    ['a rule of a kind we do not know', { include: [{ moon_phase: { full: true } }] }, {}, 'unknown'],
    ['a rule that is not filled in', { include: [{ email: {} }] }, { email: 'ana@example.com' }, 'unknown'],
    ['a rule with two keys', { include: [{ ...staff, ...everyone }] }, { email: 'ana@example.com' }, 'unknown'],
    ['a value that is none', { include: [{ geo: { country_code: 'UK' } }] }, { country: 'GB' }, 'unknown'],
    ['something that is no rule', { include: ['everyone'] }, {}, 'unknown'],
  ] as const)('%s', (_reason, policy, request, verdict) => {
    expect(evaluatePolicy(policy, request, lookupIn({}))).toBe(verdict)
  })
})

// https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#rule-types
describe('the examples of Cloudflare’s documentation', () => {
  const atTeam = { email_domain: { domain: 'team.com' } }
  const [one, two] = ['user-1@team.com', 'user-2@team.com'].map((email) => ({ email: { email } }))
  const inPortugal = { include: [portugal], require: [atTeam], exclude: [one, two] }
  const countries = { G: groupOf({ include: [portugal, spain] }) }
  test.each([
    ['in Portugal, of the team', inPortugal, { email: 'user-3@team.com', country: 'PT' }, 'match'],
    ['in Portugal, not of the team', inPortugal, { email: 'user-3@other.com', country: 'PT' }, 'no-match'],
    ['of the team, elsewhere', inPortugal, { email: 'user-3@team.com', country: 'ES' }, 'no-match'],
    ['of the team, in Portugal, excluded', inPortugal, { email: 'user-1@team.com', country: 'PT' }, 'no-match'],
    [
      'one of two countries of a group',
      { include: [atTeam], require: [inGroup('G')] },
      { email: 'a@team.com', country: 'ES' },
      'match',
    ],
    [
      'both countries at once',
      { include: [atTeam], require: [portugal, spain] },
      { email: 'a@team.com', country: 'ES' },
      'no-match',
    ],
  ] as const)('%s', (_reason, policy, visit, verdict) => {
    expect(evaluatePolicy(policy, visit, lookupIn(countries))).toBe(verdict)
  })
})

describe('a group', () => {
  test.each([
    ['is judged as a policy is', { A: groupOf({ include: [staff], exclude: [ana] }) }, 'ana@example.com', 'no-match'],
    [
      'is judged at any depth',
      {
        A: groupOf({ include: [inGroup('B')] }),
        B: groupOf({ include: [inGroup('C')] }),
        C: groupOf({ include: [ana] }),
      },
      'ana@example.com',
      'match',
    ],
    ['that the account does not have matches nobody', {}, 'ana@example.com', 'no-match'],
    [
      'that holds only itself matches nobody',
      { A: groupOf({ include: [inGroup('A')] }) },
      'ana@example.com',
      'no-match',
    ],
    [
      'met again inside itself adds nothing',
      { A: groupOf({ include: [inGroup('B')] }), B: groupOf({ include: [inGroup('A'), ana] }) },
      'ana@example.com',
      'match',
    ],
    [
      'that excludes itself is judged by its other rules',
      { A: groupOf({ include: [ana], exclude: [inGroup('A')] }) },
      'ana@example.com',
      'match',
    ],
  ] satisfies [string, Groups, string, Verdict][])('%s', (_reason, groups, email, verdict) => {
    expect(evaluateRule(inGroup('A'), { email }, lookupIn(groups))).toBe(verdict)
  })

  test('that could not be read is unknown', () => {
    const unread: AccessLookup = { list: () => undefined, group: () => undefined }
    expect(evaluateRule(inGroup('A'), { email: 'ana@example.com' }, unread)).toBe('unknown')
  })

  test('is asked for once, however many paths lead to it', () => {
    let asked = 0
    const depth = 40
    const lookup: AccessLookup = {
      list: () => undefined,
      group: (id) => {
        asked += 1
        const next = inGroup(String(Number(id) + 1))
        return groupOf(Number(id) === depth ? { include: [ana] } : { include: [next], require: [next] })
      },
    }
    expect(evaluateRule(inGroup('0'), { email: 'ana@example.com' }, lookup)).toBe('match')
    expect(asked).toBe(depth + 1)
  })
})

const IDS = ['A', 'B', 'C', 'D']
const rule = fc.oneof(
  fc.constant(everyone),
  fc.constantFrom('ana@example.com', 'eve@other.org').map((email) => ({ email: { email } })),
  fc.constantFrom(portugal, spain),
  fc.constantFrom(...IDS).map(inGroup),
  fc.constant({ moon_phase: {} }),
)
const rules = fc.array(rule, { maxLength: 3 })
const lists = fc.record({ include: rules, require: rules, exclude: rules })
const groups = fc.record({ A: lists, B: lists, C: lists }).map((made): Groups => made)
const request = fc.record(
  { email: fc.constantFrom('ana@example.com', 'eve@other.org'), country: fc.constantFrom('PT', 'ES') },
  { requiredKeys: [] },
)

describe('any policy with any groups, loops among them', () => {
  test('keeps its yes or no when more becomes known of the visit', () => {
    fc.assert(
      fc.property(lists, groups, request, (policy, known, visit) => {
        const before = evaluatePolicy(policy, visit, lookupIn(known))
        const all = { email: 'ana@example.com', country: 'PT', ...visit }
        if (before !== 'unknown') expect(evaluatePolicy(policy, all, lookupIn(known))).toBe(before)
      }),
      { numRuns: 1000, seed: 26 },
    )
  })
})
