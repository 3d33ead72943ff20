import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RuleLists } from './evaluate'
import { naiveVerdict } from './naive-under-test'
import { account, inGroup, lists, request } from './random-rules-under-test'
import { type Lists, NotWithoutGroups, withoutGroups } from './without-groups'

const none: Lists = { include: [], require: [], exclude: [] }
const rule = (name: string) => ({ email: { email: `${name}@example.com` } })
const said = (of: Partial<Lists>, groups: Record<string, Partial<Lists>>, most = 50) =>
  withoutGroups(
    { ...none, ...of },
    {
      replaces: (id) => id !== 'stays',
      rulesOf: (id) => (groups[id] ? { ...none, ...groups[id] } : null),
      most,
    },
  )
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(rule)

test.each<[string, Partial<Lists>, Record<string, Partial<Lists>>, Partial<Lists>[]]>([
  [
    'a plain group among others joins them',
    { include: [a, inGroup('G')] },
    { G: { include: [b, c] } },
    [{ include: [a, b, c] }],
  ],
  [
    'a group that asks for more is an alternative of its own',
    { include: [a, inGroup('G')], exclude: [d] },
    { G: { include: [b], require: [c] } },
    [
      { include: [a], exclude: [d] },
      { include: [b], require: [c], exclude: [d] },
    ],
  ],
  [
    '“any of” under “they must also” becomes an alternative each',
    { include: [a, d], require: [inGroup('G')] },
    { G: { include: [b, c] } },
    [
      { include: [a, d], require: [b] },
      { include: [a, d], require: [c] },
    ],
  ],
  [
    'a plain group that is left out leaves out all in it',
    { include: [a], exclude: [inGroup('G')] },
    { G: { include: [b, c] } },
    [{ include: [a], exclude: [b, c] }],
  ],
  [
    'a group with exceptions that is left out lets the exceptions in',
    { include: [a], exclude: [inGroup('G')] },
    { G: { include: [b], exclude: [c] } },
    [
      { include: [a], exclude: [b] },
      { include: [a], require: [c] },
    ],
  ],
  [
    'groups in groups are followed',
    { include: [inGroup('G')] },
    { G: { include: [inGroup('H'), a] }, H: { include: [b] } },
    [{ include: [b, a] }],
  ],
  ['a group that is gone matches nobody', { include: [inGroup('G')] }, {}, []],
  ['a group that is not asked for stays', { include: [inGroup('stays')] }, {}, [{ include: [inGroup('stays')] }]],
])('%s', (_, of, groups, expected) => {
  expect(said(of, groups)).toEqual(expected.map((one) => ({ ...none, ...one })))
})

test('a group inside itself, and one that takes too many alternatives, cannot be said', () => {
  expect(() => said({ include: [inGroup('G')] }, { G: { include: [inGroup('G')] } })).toThrow(NotWithoutGroups)
  const many = { G: { include: [a, b, c, d] }, H: { include: [a, b, c, d] } }
  const of = { include: [a, b, c, d], require: [inGroup('G'), inGroup('H')] }
  expect(said(of, many)).toHaveLength(16)
  expect(() => said(of, many, 15)).toThrow(expect.objectContaining({ why: 'too-many' }))
})

test('the alternatives match exactly whom the rules match, whatever is known of a visit', () => {
  // Each group may name those after it only, so that none stands inside itself.
  const order = ['A', 'B', 'C', 'D']
  const later = (at: number, of: RuleLists): RuleLists =>
    Object.fromEntries(
      Object.entries(of).map(([type, rules]) => [
        type,
        (rules ?? []).filter((one: unknown) => !order.slice(0, at + 1).some((id) => isGroup(one, id))),
      ]),
    )
  let compared = 0
  fc.assert(
    fc.property(
      lists,
      fc.tuple(lists, lists, lists, lists),
      fc.array(request, { minLength: 3, maxLength: 3 }),
      (of, four, visits) => {
        const groups = Object.fromEntries(four.map((one, at) => [order[at] ?? '', later(at, one)]))
        const known = account(groups)
        let all: Lists[]
        try {
          all = withoutGroups(of, {
            replaces: (id) => id !== 'unread',
            rulesOf: (id) => (groups[id] ? { ...none, ...groups[id] } : null),
            most: 500,
          })
        } catch (error) {
          expect(error).toMatchObject({ why: 'too-many' })
          return
        }
        compared += 1
        for (const visit of visits) {
          const verdicts = all.map((one) => naiveVerdict(one, visit, known))
          const any = verdicts.includes('match') ? 'match' : verdicts.includes('unknown') ? 'unknown' : 'no-match'
          expect(any).toBe(naiveVerdict(of, visit, known))
        }
      },
    ),
    { numRuns: 1_500, seed: 10 },
  )
  expect(compared).toBeGreaterThan(1_200)
}, 60_000)

const isGroup = (one: unknown, id: string) => JSON.stringify(one) === JSON.stringify(inGroup(id))
